#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "loaders/annotate/recorded.hpp"
#include "loaders/find/finder.hpp"
#include "loaders/read/letter.hpp"

namespace dossier::tests {

using namespace loaders;

namespace fs = std::filesystem;

inline const fs::path folder = fs::path{DOSSIER_SOURCE_DIR} / "tests/loaders/letters";

/// A letter with what was found in it, asked by the start of a sentence.
class Reading {
public:
    /// Who finds its statements: the rules alone, so that tests of them show what they do, or also what was learnt.
    enum class By { rules, all };

    explicit Reading(const std::string& name, By by = By::rules) {
        std::ifstream in{folder / name, std::ios::binary};
        document_ = read::read_letter(std::string{std::istreambuf_iterator<char>{in}, {}}, name);
        auto recorded = annotate::Recorded::load(folder / "annotations.jsonl");
        static const auto all = find::Gazetteer::load(fs::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer");
        static const auto rules = all.without_learnt();
        for (std::size_t s = 0; s < document_.sections.size(); ++s) {
            for (const read::Paragraph& paragraph : document_.sections[s].paragraphs) {
                for (const read::Sentence& sentence : paragraph.sentences) {
                    sentences_.push_back(
                        {&sentence, recorded.annotate(sentence.text.text), {}, s, 0, sentences_.size()});
                }
            }
        }
        findings_ = find::find_all(document_, sentences_, by == By::rules ? rules : all);
    }

    [[nodiscard]] std::set<std::string> statements(std::string_view start) const {
        std::set<std::string> said;
        for (const find::Statement& s : findings_.statements) {
            if (at(s.sentence, start)) {
                const bool commitment = s.object.to == find::Reference::To::commitment;
                said.insert(fmt::format("{} {} {} {}", name(s.subject), s.predicate,
                                        commitment ? "@" : name(s.object.index), s.status));
            }
        }
        return said;
    }

    [[nodiscard]] std::string commitment(std::string_view start) const {
        for (const find::Commitment& c : findings_.commitments) {
            if (at(c.sentence, start)) {
                return fmt::format("{} {} by [{}] to [{}] due [{}|{}]", c.kind, c.status, names(c.by), names(c.towards),
                                   c.due, c.due_text);
            }
        }
        return "none";
    }

    /// What the commitment of a sentence is about.
    [[nodiscard]] std::string topics(std::string_view start) const {
        for (const find::Commitment& c : findings_.commitments) {
            if (at(c.sentence, start)) return names(c.topics);
        }
        return "no commitment";
    }

    [[nodiscard]] const find::Entity* entity(std::string_view wanted) const {
        const auto found = std::ranges::find(findings_.entities, wanted, &find::Entity::name);
        return found == findings_.entities.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool is(std::string_view wanted, find::EntityClass entity_class) const {
        const find::Entity* found = entity(wanted);
        return found != nullptr && found->entity_class == entity_class;
    }

    /// Whether the entity has this name among its others.
    [[nodiscard]] bool also_called(std::string_view wanted, std::string_view other) const {
        const find::Entity* found = entity(wanted);
        return found != nullptr && std::ranges::find(found->aliases, other) != found->aliases.end();
    }

    [[nodiscard]] bool mentions(std::string_view start, std::string_view target) const {
        return std::ranges::any_of(findings_.mentions, [&](const find::Mention& m) {
            return at(m.sentence, start) && name(m.entity) == target;
        });
    }

    [[nodiscard]] const find::Findings& findings() const { return findings_; }
    [[nodiscard]] const std::vector<find::AnnotatedSentence>& sentences() const { return sentences_; }

private:
    [[nodiscard]] std::string name(std::size_t entity) const { return findings_.entities[entity].name; }
    [[nodiscard]] std::string names(const std::vector<std::size_t>& list) const {
        std::string all;
        for (const std::size_t entity : list) all += (all.empty() ? "" : ", ") + name(entity);
        return all;
    }
    [[nodiscard]] bool at(std::size_t sentence, std::string_view start) const {
        return std::string_view{sentences_[sentence].sentence->text.text}.starts_with(start);
    }

    read::Document document_;
    std::vector<find::AnnotatedSentence> sentences_;
    find::Findings findings_;
};

}  // namespace dossier::tests
