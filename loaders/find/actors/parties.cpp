#include "loaders/find/actors/parties.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

namespace {

Entity person(std::string id, std::string name, std::vector<std::string> aliases) {
    Entity entity;
    entity.id = std::move(id);
    entity.name = std::move(name);
    entity.kind = "Person";
    entity.aliases = std::move(aliases);
    return entity;
}

bool is_named(const Holder& holder, std::string_view name) {
    const auto wanted = slug(name);
    return slug(holder.name) == wanted ||
           std::ranges::any_of(holder.aliases, [&](const auto& alias) { return slug(alias) == wanted; });
}

Entity signer(const read::Signatory& signatory, std::string_view date, const Gazetteer& gazetteer) {
    const auto* holder = signatory.role.empty() ? nullptr : gazetteer.holder(signatory.role, date);
    if (holder != nullptr && (signatory.name.empty() || is_named(*holder, signatory.name)))
        return person(holder->person, holder->name, holder->aliases);
    if (!signatory.name.empty()) return person(fmt::format("person/{}", slug(signatory.name)), signatory.name, {});
    // As the finder of posts keys a post of the Dutch government whose holder it does not know.
    return person(fmt::format("post/nld/{}", slug(signatory.role)), signatory.role, {});
}

/// The longest of the gazetteer's names that ends the line: `Tweede Kamer` in `Voorzitter van de Tweede Kamer`.
std::optional<Entity> addressee(const std::string& line, bool english, const Gazetteer& gazetteer) {
    const auto wanted = lower_case(line);
    const Gazetteer::Name* best = nullptr;
    for (const auto& name : english ? gazetteer.english().all() : gazetteer.names()) {
        const bool official = name.form == Gazetteer::NameForm::name || name.form == Gazetteer::NameForm::alias;
        const auto& entity = gazetteer.entries()[name.entry].entity;
        if (!official || entity.entity_class != EntityClass::actor) continue;
        const auto text = lower_case(name.text);
        const bool ends =
            wanted.ends_with(text) && (wanted.size() == text.size() || wanted[wanted.size() - text.size() - 1] == ' ');
        if (ends && (best == nullptr || text.size() > best->text.size())) best = &name;
    }
    if (best == nullptr) return std::nullopt;
    return gazetteer.entries()[best->entry].entity;
}

}  // namespace

Parties find_parties(const read::Document& document, const Gazetteer& gazetteer) {
    Parties parties;
    for (const auto& signatory : document.signed_by)
        parties.signed_by.push_back({signer(signatory, document.date, gazetteer), signatory.role});
    if (!document.addressed_to.empty())
        parties.addressed_to = addressee(document.addressed_to, document.language == "en", gazetteer);
    return parties;
}

}  // namespace dossier::loaders::find
