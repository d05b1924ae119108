#include "loaders/find/gazetteer/attitudes.hpp"

#include <utility>

namespace dossier::loaders::find {

namespace {

std::string key(Attitudes::Sort sort, std::string_view lemma) {
    return std::string{"vna"[static_cast<std::size_t>(sort)]} + ':' + std::string{lemma};
}

}  // namespace

void Attitudes::add(Sort sort, std::string lemma, std::vector<std::string> classes) {
    words_[key(sort, lemma)] = std::move(classes);
}

void Attitudes::add(Phrase phrase) {
    std::vector<Phrase>& same = phrases_[phrase.lemmas.back()];
    same.push_back(std::move(phrase));
}

std::span<const std::string> Attitudes::of(Sort sort, std::string_view lemma) const {
    const auto found = words_.find(key(sort, lemma));
    return found == words_.end() ? std::span<const std::string>{} : found->second;
}

std::span<const Attitudes::Phrase> Attitudes::ending(std::string_view lemma) const {
    const auto found = phrases_.find(std::string{lemma});
    return found == phrases_.end() ? std::span<const Phrase>{} : found->second;
}

}  // namespace dossier::loaders::find
