#include "loaders/find/statements/neighbours.hpp"

namespace dossier::loaders::find {

std::vector<std::size_t> Neighbours::actors_from(std::size_t i, std::size_t& end) const {
    std::vector<std::size_t> actors;
    end = i;
    while (true) {
        std::size_t k = end;
        k += one_of(work_.word(k), "de|het|al|alle") ? 1 : 0;
        const Hit* hit = nullptr;
        for (const Hit& h : work_.hits) {
            if (h.first == k && letter_.is(h.entity, EntityClass::actor)) {
                hit = &h;
            }
        }
        if (!hit) {
            break;
        }
        actors.push_back(hit->entity);
        end = hit->last;
        const bool more = one_of(work_.word(end), ",|en");
        if (!more) {
            return actors;
        }
        ++end;
    }
    if (!actors.empty() && end > i) {
        --end;
    }
    return actors;
}

std::optional<std::size_t> Neighbours::actor_ending(std::size_t i) const {
    for (const Hit& h : work_.hits) {
        if (h.last == i && letter_.is(h.entity, EntityClass::actor)) {
            return h.entity;
        }
    }
    return std::nullopt;
}

}  // namespace dossier::loaders::find
