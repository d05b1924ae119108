// dossier_tie_examples [--annotations PATH] GAZETTEER CORPUS_FILE…: the pairs of the corpus, and those who may bind
// themselves in its sentences, with their features, a line each, for datasets/ties/rebuild.py
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "graph/error.hpp"
#include "loaders/annotate/frog.hpp"
#include "loaders/annotate/recorded.hpp"
#include "loaders/extract.hpp"
#include "loaders/find/commitments/bindings.hpp"
#include "loaders/find/finder.hpp"
#include "loaders/find/statements/tie_features.hpp"
#include "loaders/find/statements/ties.hpp"
#include "loaders/read/letter.hpp"
#include "tests/ties/corpus.hpp"

namespace {

namespace annotate = dossier::loaders::annotate;
namespace find = dossier::loaders::find;
using namespace dossier::ties;

/// The words of a sentence that a side's text covers, half open; none where it does not stand there.
struct Stretch {
    std::size_t first = 0, last = 0;
    [[nodiscard]] bool holds(std::size_t word) const { return first <= word && word < last; }
};

Stretch stretch_of(const find::SentenceWork& work, std::string_view side) {
    const std::size_t begin = work.text().find(side);
    if (begin == std::string_view::npos) {
        return {};
    }
    Stretch found{work.words.size(), 0};
    for (std::size_t i = 0; i < work.words.size(); ++i) {
        const auto& where = work.words[i].where;
        if (where.begin < begin + side.size() && where.end > begin) {
            found.first = std::min(found.first, i);
            found.last = i + 1;
        }
    }
    return found;
}

/// Does the actor stand where the side does? One that a clause shares with another stands elsewhere.
bool names(const find::SentenceWork& work, const find::TieSubject& subject, Stretch side) {
    const find::Clause& clause = work.clauses[subject.clause];
    const auto in_side = [&](std::size_t p) { return side.holds(clause.phrases[p].head); };
    if (subject.actors.empty()) {
        return in_side(*subject.phrase);
    }
    if (subject.role == "subject" && std::ranges::any_of(clause.subjects, in_side)) {
        return true;
    }
    if (subject.phrase && subject.role != "owner" && subject.role != "subject") {
        return std::ranges::any_of(clause.coordinated(*subject.phrase), in_side);
    }
    const std::size_t first = subject.role == "owner" ? clause.phrases[*subject.phrase].first : 0;
    std::size_t last = work.words.size();
    if (subject.role == "owner") {
        const std::size_t next = std::min(*subject.phrase + 1, clause.phrases.size() - 1);
        last = std::max(clause.phrases[next].last, clause.phrases[*subject.phrase].last);
    }
    return std::ranges::any_of(work.hits, [&](const find::Hit& h) {
        return h.first < side.last && side.first < h.last && h.first >= first && h.last <= last &&
               std::ranges::find(subject.actors, h.entity) != subject.actors.end();
    });
}

/// The first phrase whose head the side covers is the object; those behind belong to its name.
enum class Match { no, part, yes };

Match matches(const find::SentenceWork& work, const find::TieObject& object, Stretch side) {
    if (!side.holds(object.word)) {
        return Match::no;
    }
    for (const find::Clause& clause : work.clauses) {
        for (const find::Phrase& phrase : clause.phrases) {
            if (phrase.head < object.word && side.holds(phrase.head)) {
                return Match::part;
            }
        }
    }
    return Match::yes;
}

void print_ties(find::Letter& letter, std::size_t sentence, const Example& example, std::string_view file) {
    const find::SentenceWork& work = letter.sentences()[sentence];
    std::vector<bool> met(example.said.size()), known(example.said.size()), seen(example.said.size());
    for (const find::Tie& tie : find::ties_in(letter, sentence)) {
        std::string label = "none";
        bool part = false;
        for (std::size_t k = 0; k < example.said.size(); ++k) {
            const Match match = matches(work, tie.object, stretch_of(work, example.said[k].object));
            seen[k] = seen[k] || match == Match::yes;
            if (!names(work, tie.subject, stretch_of(work, example.said[k].subject))) {
                continue;
            }
            known[k] = true;
            part = part || match == Match::part;
            if (match == Match::yes) {
                label = example.said[k].predicate;
                met[k] = true;
            }
        }
        if (part && label == "none") {
            continue;
        }
        std::cout << "tie\t" << label << '\t' << file << ':' << sentence << ':' << work.word(tie.object.word);
        for (const std::string& feature : find::features_of(letter, sentence, tie)) {
            std::cout << '\t' << feature;
        }
        std::cout << '\n';
    }
    for (std::size_t k = 0; k < met.size(); ++k) {
        if (!met[k]) {
            std::cout << "missed\t" << (known[k] ? seen[k] ? "unpaired" : "object" : "subject") << '\t' << file << ':'
                      << sentence << '\t' << example.said[k].subject << '\t' << example.said[k].predicate << '\t'
                      << example.said[k].object << '\t' << example.text << '\n';
        }
    }
}

/// Do the makers of the sentence's commitment act in one of the clauses?
bool makes(const find::SentenceWork& work, const find::Binding& binding, std::string_view maker) {
    const Stretch side = stretch_of(work, maker);
    return std::ranges::any_of(binding.clauses,
                               [&](std::size_t c) {
                                   const find::Clause& clause = work.clauses[c];
                                   return std::ranges::any_of(clause.subjects, [&](std::size_t p) {
                                       return side.holds(clause.phrases[p].head);
                                   });
                               }) ||
           std::ranges::any_of(work.hits, [&](const find::Hit& h) {
               return h.first < side.last && side.first < h.last &&
                      std::ranges::find(binding.makers, h.entity) != binding.makers.end();
           });
}

/// A commitment of somebody whom the sentence does not name teaches nothing of those whom it names.
void print_bindings(find::Letter& letter, std::size_t sentence, const Example& example, std::string_view file) {
    const find::SentenceWork& work = letter.sentences()[sentence];
    if (std::ranges::any_of(example.promised, [](const Promise& promise) { return promise.makers.empty(); })) {
        return;
    }
    for (const find::Binding& binding : find::bindings_in(letter, sentence)) {
        const auto made = std::ranges::find_if(example.promised, [&](const Promise& promise) {
            return std::ranges::any_of(promise.makers, [&](const auto& m) { return makes(work, binding, m); });
        });
        std::cout << "promise\t" << (made == example.promised.end() ? "none" : made->kind) << '\t' << file << ':'
                  << sentence;
        for (const std::string& feature : find::features_of(letter, sentence, binding)) {
            std::cout << '\t' << feature;
        }
        std::cout << '\n';
    }
}

/// Of a file of the corpus every pair and every binding, read by rules alone as a letter.
void print(std::string_view file, annotate::Annotator& annotator, const find::Gazetteer& gazetteer) {
    std::ifstream in{std::string{file}, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto passages = read_corpus(text);
    const auto document = dossier::loaders::read::read_letter(as_letter(passages), "corpus.md");
    std::vector<annotate::Annotation> annotations;
    for (const auto sentence : dossier::loaders::sentence_texts(document)) {
        annotations.push_back(annotator.annotate(sentence));
    }
    auto sentences = dossier::loaders::annotated(document, std::move(annotations));
    find::Letter letter = find::read_by_rules(document, sentences, gazetteer);
    std::size_t at = 0;
    for (const Passage& passage : passages) {
        for (const Example& example : passage) {
            std::size_t there = at;
            while (there < letter.sentences().size() && letter.sentences()[there].text() != example.text) {
                ++there;
            }
            if (there < letter.sentences().size()) {
                print_ties(letter, there, example, file);
                print_bindings(letter, there, example, file);
                at = there + 1;
            } else {
                std::cerr << file << ": split otherwise: " << example.text << '\n';
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> arguments{argv + 1, argv + argc};
    const bool recorded = arguments.size() > 2 && arguments[0] == "--annotations";
    const std::size_t first = recorded ? 2 : 0;
    if (arguments.size() < first + 2) {
        std::cerr << "usage: dossier_tie_examples [--annotations PATH] GAZETTEER CORPUS_FILE...\n";
        return 2;
    }
    try {
        const auto gazetteer = find::Gazetteer::load(arguments[first]).without_learnt();
        std::unique_ptr<annotate::Annotator> annotator;
        if (recorded) {
            annotator = std::make_unique<annotate::Recorded>(annotate::Recorded::load(arguments[1]));
        } else {
            annotator = annotate::make_frog();
        }
        for (std::size_t i = first + 1; i < arguments.size(); ++i) {
            print(arguments[i], *annotator, gazetteer);
        }
    } catch (const dossier::graph::Error& error) {
        std::cerr << error.diagnostic().message << '\n';
        return 1;
    } catch (const std::runtime_error& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
