#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::loaders::find {

/// What the features of a pair say of the relation between its two sides: a logistic regression for each predicate and
/// one for none, taught by datasets/ties/rebuild.py.
class TieModel {
public:
    struct Guess {
        std::string_view predicate;  ///< the likeliest of those that say something
        double probability = 0.0;
    };

    /// `text`   a line of predicates, then for each feature its name and its weights as `index:weight`, tab-separated
    /// throws   Error{unreadable_data} with `name` and the line that is not so
    [[nodiscard]] static TieModel parse(std::string_view text, std::string_view name);

    [[nodiscard]] bool empty() const noexcept { return predicates_.empty(); }

    /// The likeliest predicate.
    [[nodiscard]] Guess guess(std::span<const std::string> features) const;

private:
    struct Weight {
        std::size_t predicate = 0;
        double value = 0.0;
    };

    [[nodiscard]] std::vector<double> probabilities(std::span<const std::string> features) const;

    std::vector<std::string> predicates_;  ///< `none` among them
    std::unordered_map<std::string, std::vector<Weight>> weights_;
};

}  // namespace dossier::loaders::find
