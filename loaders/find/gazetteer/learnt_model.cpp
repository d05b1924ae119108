#include "loaders/find/gazetteer/learnt_model.hpp"

#include <charconv>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::loaders::find {

namespace {

/// Takes what stands before the separator off the text.
std::string_view take(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

template <typename Number>
bool reads(std::string_view text, Number& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size();
}

}  // namespace

LearntModel LearntModel::parse(std::string_view text, std::string_view name) {
    LearntModel model;
    std::string_view header = take(text, '\n');
    while (!header.empty()) {
        model.labels_.emplace_back(take(header, '\t'));
    }
    for (std::size_t line = 2; !text.empty(); ++line) {
        std::string_view row = take(text, '\n');
        std::vector<Weight>& weights = model.weights_[std::string{take(row, '\t')}];
        while (!row.empty()) {
            std::string_view pair = take(row, '\t');
            Weight weight;
            const bool good = reads(take(pair, ':'), weight.label) && reads(pair, weight.value) &&
                              weight.label < model.labels_.size();
            if (!good) {
                throw graph::Error{{.type = graph::ErrorType::file_error,
                                    .code = graph::ErrorCode::unreadable_data,
                                    .message = fmt::format("{}, line {}: not a feature and its weights", name, line),
                                    .where = std::nullopt,
                                    .hint = "it is written by datasets/ties/rebuild.py"}};
            }
            weights.push_back(weight);
        }
    }
    return model;
}

std::vector<double> LearntModel::probabilities(std::span<const std::string> features) const {
    std::vector<double> found(labels_.size());
    for (const std::string& feature : features) {
        if (const auto known = weights_.find(feature); known != weights_.end()) {
            for (const Weight& weight : known->second) {
                found[weight.label] += weight.value;
            }
        }
    }
    for (double& one : found) {
        one = 1.0 / (1.0 + std::exp(-one));
    }
    const double sum = std::accumulate(found.begin(), found.end(), 0.0);
    for (double& one : found) {
        one /= sum;
    }
    return found;
}

LearntModel::Guess LearntModel::guess(std::span<const std::string> features) const {
    const std::vector<double> likely = probabilities(features);
    Guess best;
    for (std::size_t k = 0; k < likely.size(); ++k) {
        if (labels_[k] == "none") {
            best.none = likely[k];
        } else if (likely[k] > best.probability) {
            best.label = labels_[k];
            best.probability = likely[k];
        }
    }
    return best;
}

}  // namespace dossier::loaders::find
