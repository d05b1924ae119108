#include "loaders/find/events/event_names.hpp"

#include <fmt/format.h>

#include "loaders/find/events/meeting_match.hpp"

namespace dossier::loaders::find {

std::string_view city(std::string_view place) { return place.substr(0, place.find(" D.C.")); }

std::vector<std::string> day_forms(const std::string& date) {
    std::vector<std::string> forms{date};
    if (const std::size_t days = date.find('-'); days != std::string::npos) {
        forms.push_back(date);
        forms.back().replace(days, 1, " en ");
    }
    const std::size_t year = date.rfind(' ');
    if (year != std::string::npos && date.size() - year == 5 && date[year + 1] == '2') {
        for (std::size_t n = forms.size(); n-- > 0;) {
            forms.push_back(forms[n].substr(0, forms[n].rfind(' ')));
        }
    }
    return forms;
}

std::string told_by(const Meeting& m) {
    std::string_view described = m.described;
    while (one_of(described.substr(0, described.find(' ')), "eerste|tweede|derde|vierde|vijfde|laatste")) {
        described.remove_prefix(described.find(' ') + 1);
    }
    // Of what somebody thinks of it, "belangrijke vergadering", nobody makes a name.
    const std::size_t nature = described.find(' ');
    if (m.sort != Sort::meeting || nature == std::string_view::npos || !says_nature(described.substr(0, nature))) {
        return {};
    }
    const bool owned = (!m.body.empty() || !m.whose.empty()) && m.called.starts_with(m.head);
    return fmt::format("{}{}", described, owned ? std::string_view{m.called}.substr(m.head.size()) : "");
}

std::string name_of(const Meeting& m) {
    if (m.sort == Sort::top) {
        const std::string head = m.prefix.empty() || m.prefix == m.head || m.head.find('-') != std::string::npos
                                     ? m.head
                                     : fmt::format("{}-{}", m.prefix, m.head);
        // "NAVO-top Vilnius" is a name; "top in Vilnius" says where.
        return m.place.empty() ? head : fmt::format("{} {}{}", head, m.prefix.empty() ? "in " : "", city(m.place));
    }
    if (m.sort == Sort::council) {
        return m.date_text.empty() ? m.head : fmt::format("{} van {}", m.head, m.date_text);
    }
    const std::string which = told_by(m);
    // A meal goes by what it is; with whom it was is another name of it.
    const bool bare_meal = m.called.empty() || (m.sort == Sort::meal && m.joined);
    std::string name = !which.empty() ? which : bare_meal ? m.head : m.called;
    const bool dated = (m.sort == Sort::meeting && which.empty()) || m.sort == Sort::debate || m.sort == Sort::election;
    if (!m.date_text.empty() && dated) {
        name += fmt::format(" van {}", m.date_text);
    }
    return name;
}

}  // namespace dossier::loaders::find
