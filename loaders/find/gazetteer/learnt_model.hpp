#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::loaders::find {

/// What features say of the label that something bears: a logistic regression for each label and one for `none`, taught
/// by datasets/ties/rebuild.py. Of a pair of an actor and an object the labels are predicates, of who binds himself in
/// a sentence the kinds of commitments.
class LearntModel {
public:
    struct Guess {
        std::string_view label;  ///< the likeliest but `none`
        double probability = 0.0;
        double none = 0.0;  ///< how likely it bears no label
    };

    /// `text`   a line of labels, then for each feature its name and its weights as `index:weight`, tab-separated
    /// throws   Error{unreadable_data} with `name` and the line that is not so
    [[nodiscard]] static LearntModel parse(std::string_view text, std::string_view name);

    [[nodiscard]] bool empty() const noexcept { return labels_.empty(); }

    [[nodiscard]] Guess guess(std::span<const std::string> features) const;

private:
    struct Weight {
        std::size_t label = 0;
        double value = 0.0;
    };

    [[nodiscard]] std::vector<double> probabilities(std::span<const std::string> features) const;

    std::vector<std::string> labels_;  ///< `none` among them
    std::unordered_map<std::string, std::vector<Weight>> weights_;
};

}  // namespace dossier::loaders::find
