#include "loaders/find/letter.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "loaders/find/confidence.hpp"
#include "loaders/find/tagging.hpp"

namespace dossier::loaders::find {

bool SentenceWork::taken(std::size_t first, std::size_t last) const {
    return std::ranges::any_of(hits, [&](const Hit& h) { return h.first < last && first < h.last; });
}

Entity make_entity(EntityClass entity_class, std::string id, std::string name, std::string kind) {
    Entity entity;
    entity.entity_class = entity_class;
    entity.id = std::move(id);
    entity.name = std::move(name);
    entity.kind = std::move(kind);
    return entity;
}

Letter::Letter(const read::Document& document, std::span<AnnotatedSentence> sentences, const Gazetteer& gazetteer)
    : document_{document}, gazetteer_{gazetteer} {
    sentences_.reserve(sentences.size());
    for (AnnotatedSentence& source : sentences) {
        SentenceWork work;
        work.source = &source;
        work.words = words_of(source.sentence->text.text, std::exchange(source.tokens, {}));
        if (document.language == "nl") {
            mend_tags(work.words);
            work.times = find_times(work.words, document.date, recesses());
            work.quantities = find_quantities(work.words);
        }
        sentences_.push_back(std::move(work));
    }
}

std::span<const Recess> Letter::recesses() const {
    const bool senate = document_.addressed_to.find("Eerste Kamer") != std::string::npos;
    return senate ? std::span<const Recess>{} : gazetteer_.recesses();
}

std::size_t Letter::add(Entity entity) {
    const auto [found, fresh] = by_id_.emplace(entity.id, findings_.entities.size());
    if (fresh) {
        findings_.entities.push_back(std::move(entity));
        return found->second;
    }
    Entity& known = findings_.entities[found->second];
    for (std::string& alias : entity.aliases) {
        if (alias != known.name && std::ranges::find(known.aliases, alias) == known.aliases.end()) {
            known.aliases.push_back(std::move(alias));
        }
    }
    return found->second;
}

std::optional<std::size_t> Letter::find(std::string_view id) const {
    const auto found = by_id_.find(std::string{id});
    return found == by_id_.end() ? std::nullopt : std::optional{found->second};
}

Entity Letter::known(std::string_view id) const {
    const Gazetteer::Entry* entry = gazetteer_.find(id);
    Entity entity =
        entry ? entry->entity : make_entity(EntityClass::actor, std::string{id}, std::string{id}, "Organization");
    entity.roles = gazetteer_.roles(id, date());
    return entity;
}

void Letter::hit(SentenceWork& sentence, std::size_t first, std::size_t last, std::size_t entity, std::string how) {
    const auto place = std::ranges::find_if(
        sentence.hits, [&](const Hit& h) { return h.first > first || (h.first == first && h.last < last); });
    sentence.hits.insert(place, Hit{first, last, entity, std::move(how)});
}

namespace {

/// What an entity was called that another stands for; the names that a list holds are not all the letter's.
void add_names(Entity& entity, Entity&& other, const Gazetteer& gazetteer) {
    const auto add = [&](std::string name) {
        if (name != entity.name && std::ranges::find(entity.aliases, name) == entity.aliases.end()) {
            entity.aliases.push_back(std::move(name));
        }
    };
    const bool listed = gazetteer.find(other.id) != nullptr;
    add(std::move(other.name));
    for (std::string& alias : other.aliases) {
        if (!listed && other.entity_class == EntityClass::topic) {
            add(std::move(alias));
        }
    }
}

}  // namespace

void Letter::reduce(std::span<const std::optional<std::size_t>> stands_for) {
    std::vector<std::size_t> moved(findings_.entities.size(), 0);
    std::vector<Entity> kept;
    for (std::size_t e = 0; e < moved.size(); ++e) {
        if (stands_for[e] == e) {
            moved[e] = kept.size();
            kept.push_back(std::move(findings_.entities[e]));
        }
    }
    for (std::size_t e = 0; e < moved.size(); ++e) {
        if (stands_for[e] && *stands_for[e] != e) {
            moved[e] = moved[*stands_for[e]];
            add_names(kept[moved[e]], std::move(findings_.entities[e]), gazetteer_);
        }
    }
    by_id_.clear();
    for (std::size_t e = 0; e < kept.size(); ++e) {
        by_id_.emplace(kept[e].id, e);
    }
    findings_.entities = std::move(kept);
    const auto move = [&](std::size_t& entity) { entity = moved[entity]; };
    for (SentenceWork& sentence : sentences_) {
        std::erase_if(sentence.hits, [&](const Hit& h) { return !stands_for[h.entity]; });
        std::ranges::for_each(sentence.hits, move, &Hit::entity);
    }
    for (Statement& statement : findings_.statements) {
        move(statement.subject);
        if (statement.object.to == Reference::To::entity) {
            move(statement.object.index);
        }
    }
    for (Commitment& commitment : findings_.commitments) {
        std::erase_if(commitment.topics, [&](std::size_t topic) { return !stands_for[topic]; });
        for (std::vector<std::size_t>* list : {&commitment.by, &commitment.towards, &commitment.topics}) {
            std::ranges::for_each(*list, move);
        }
        for (std::optional<std::size_t>* one : {&commitment.under, &commitment.at}) {
            if (*one) {
                move(**one);
            }
        }
    }
}

void Letter::settle(SentenceWork& sentence, std::vector<Candidate> candidates) {
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
        const std::size_t x = a.last - a.first;
        const std::size_t y = b.last - b.first;
        return x != y ? x > y : a.rank > b.rank;
    });
    std::vector<const Candidate*> kept;
    for (const Candidate& candidate : candidates) {
        const bool clash =
            sentence.taken(candidate.first, candidate.last) || std::ranges::any_of(kept, [&](const Candidate* k) {
                return k->first < candidate.last && candidate.first < k->last;
            });
        if (!clash) {
            kept.push_back(&candidate);
        }
    }
    std::ranges::sort(kept, {}, &Candidate::first);
    for (const Candidate* candidate : kept) {
        hit(sentence, candidate->first, candidate->last, add(candidate->entity), candidate->how);
    }
}

void Letter::state(Statement statement) {
    const auto same = [&](const Statement& other) {
        const Reference& object = statement.object;
        const bool turned = statement.predicate == "COOPERATES_WITH" && other.object.to == Reference::To::entity &&
                            other.object.index == statement.subject && object.index == other.subject;
        return other.predicate == statement.predicate &&
               ((other.subject == statement.subject && other.object == object) || turned);
    };
    if (statement.object == Reference{Reference::To::entity, statement.subject}) {
        return;
    }
    // Statements stand in the order of the text, so those of this sentence are the last ones.
    const auto before =
        findings_.statements | std::views::reverse |
        std::views::take_while([&](const Statement& other) { return other.sentence == statement.sentence; });
    if (std::ranges::none_of(before, same)) {
        const bool learnt = statement.rule.starts_with(learnt_rule);
        statement.confidence = confidence_of(learnt ? "learnt" : std::string_view{statement.predicate});
        findings_.statements.push_back(std::move(statement));
    }
}

}  // namespace dossier::loaders::find
