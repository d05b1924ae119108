#include "loaders/find/commitments/partners.hpp"

#include <optional>
#include <string>

namespace dossier::loaders::find {

namespace {

/// "NAVO-top Madrid": the organisation that the meeting's name begins with.
std::optional<std::size_t> body_of(Letter& letter, const std::string& meeting) {
    const Gazetteer::Entry* body = nullptr;
    for (const Gazetteer::Entry& entry : letter.gazetteer().entries()) {
        const std::string& name = entry.entity.name;
        const bool begins = entry.entity.kind == "Organization" && meeting.starts_with(name) &&
                            (meeting.size() == name.size() || one_of(meeting.substr(name.size(), 1), "-| "));
        if (begins && (!body || name.size() > body->entity.name.size())) {
            body = &entry;
        }
    }
    return body ? std::optional{letter.add(letter.known(body->entity.id))} : std::nullopt;
}

}  // namespace

std::vector<std::size_t> with_partners(const Roles& roles, const Promisers& who, std::vector<std::size_t> agents,
                                       bool nobody_else) {
    std::vector<std::size_t> partners;
    for (const std::size_t p : roles.governed_by("met")) {
        for (const std::size_t other : roles.actors(p)) {
            if (!among(agents, other) && !among(partners, other)) {
                partners.push_back(other);
            }
        }
    }
    const bool others = !roles.governed_by("met").empty();
    if (nobody_else && others && (agents.empty() || agents == partners)) {
        agents = who.makers;
    }
    for (const std::size_t other : partners) {
        if (!among(agents, other)) {
            agents.push_back(other);
        }
    }
    return agents;
}

std::vector<std::size_t> hosts(Letter& letter, const Roles& roles) {
    for (const std::size_t p : roles.governed_by("in|binnen|tussen|onder")) {
        if (std::vector<std::size_t> body = roles.actors(p);
            !body.empty() && letter.entity(body.front()).kind != "Country") {
            return body;
        }
    }
    for (const Hit& hit : roles.work().hits) {
        if (!letter.is(hit.entity, EntityClass::event) || !among(roles.clause().words, hit.first)) {
            continue;
        }
        if (const std::optional<std::size_t> body = body_of(letter, letter.entity(hit.entity).name)) {
            return {*body};
        }
    }
    return {};
}

}  // namespace dossier::loaders::find
