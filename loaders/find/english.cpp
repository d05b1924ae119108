#include "loaders/find/english.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "loaders/find/actors/actors.hpp"

namespace dossier::loaders::find {

namespace {

using Form = Gazetteer::NameForm;

std::span<const Word> from(const SentenceWork& sentence, std::size_t i) { return std::span{sentence.words}.subspan(i); }

/// Names, adjectives and topics of the lists; the longest that stands at `i`.
void listed(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    const Gazetteer& gazetteer = letter.gazetteer();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        for (const std::size_t n : gazetteer.english().beginning(sentence.word(i))) {
            const Gazetteer::Name& name = gazetteer.english().all()[n];
            if (name.form == Form::nominal || !name.matches(from(sentence, i))) {
                continue;
            }
            const Entity& entity = gazetteer.entries()[name.entry].entity;
            const bool exact = name.form != Form::adjective;
            out.push_back({i, i + name.words.size(),
                           entity.kind == "Person" ? post_holder(letter, entity.id) : letter.known(entity.id),
                           exact ? "name" : "alias",
                           entity.entity_class == EntityClass::topic ? 0
                           : exact                                   ? 2
                                                                     : 1});
            break;
        }
    }
}

/// "NATO-led", "EU-funded": the first part of a compound is named.
void compounds(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    const Gazetteer& gazetteer = letter.gazetteer();
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const std::size_t hyphen = sentence.words[i].text.find('-');
        if (hyphen == std::string::npos || hyphen == 0) {
            continue;
        }
        const std::vector<Word> part = plain_words(std::string_view{sentence.words[i].text}.substr(0, hyphen));
        for (const std::size_t n : gazetteer.english().beginning(part.front().lower)) {
            const Gazetteer::Name& name = gazetteer.english().all()[n];
            const Entity& entity = gazetteer.entries()[name.entry].entity;
            if (name.words.size() == 1 && name.form != Form::nominal && entity.entity_class == EntityClass::actor &&
                name.matches(part)) {
                out.push_back({i, i + 1, letter.known(entity.id), "alias", 1});
                break;
            }
        }
    }
}

/// Holders of posts by their names in full, on the letter's date.
void holders(const Letter& letter, const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (const Holder& holder : letter.gazetteer().holders()) {
        if (!holder.period.holds_on(letter.date())) {
            continue;
        }
        std::vector<std::string> names = holder.aliases;
        names.push_back(holder.name);
        std::erase_if(names, [](const std::string& name) { return name.find(' ') == std::string::npos; });
        for (const std::string& text : names) {
            const std::vector<Word> name = plain_words(text);
            for (std::size_t i = 0; i + name.size() <= sentence.words.size(); ++i) {
                if (std::ranges::equal(name, from(sentence, i).first(name.size()), {}, &Word::text, &Word::text)) {
                    Entity person = make_entity(EntityClass::actor, holder.person, holder.name, "Person");
                    person.aliases = holder.aliases;
                    out.push_back({i, i + name.size(), std::move(person), "name", 2});
                }
            }
        }
    }
}

/// "the Alliance", "our Union": with a capital, of what only one body is called so, or of what the letter has named.
void nominals(Letter& letter, SentenceWork& sentence) {
    const Gazetteer& gazetteer = letter.gazetteer();
    const auto says = [&](const Gazetteer::Name& name, std::size_t i) {
        return name.form == Form::nominal && name.matches(from(sentence, i)) && sentence.words[i].capitalised();
    };
    for (std::size_t i = 1; i < sentence.words.size(); ++i) {
        if (!one_of(sentence.word(i - 1), "the|our|this") || sentence.taken(i, i + 1)) {
            continue;
        }
        std::set<std::size_t> meant;
        std::size_t last = i;
        for (const std::size_t n : gazetteer.english().beginning(sentence.word(i))) {
            const Gazetteer::Name& name = gazetteer.english().all()[n];
            if (says(name, i) && !sentence.taken(i, i + name.words.size())) {
                meant.insert(name.entry);
                last = i + name.words.size();
            }
        }
        if (meant.size() > 1) {
            std::erase_if(meant, [&](std::size_t e) { return !letter.find(gazetteer.entries()[e].entity.id); });
        }
        if (meant.size() == 1) {
            const std::size_t entity = letter.add(letter.known(gazetteer.entries()[*meant.begin()].entity.id));
            letter.hit(sentence, i, last, entity, "nominal");
        }
    }
}

}  // namespace

void find_english_names(Letter& letter) {
    for (SentenceWork& sentence : letter.sentences()) {
        std::vector<Candidate> candidates;
        listed(letter, sentence, candidates);
        compounds(letter, sentence, candidates);
        holders(letter, sentence, candidates);
        letter.settle(sentence, std::move(candidates));
    }
    for (SentenceWork& sentence : letter.sentences()) {
        nominals(letter, sentence);
    }
}

}  // namespace dossier::loaders::find
