#include "loaders/find/gazetteer.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::loaders::find {

namespace {

[[noreturn]] void fail(std::string message, std::optional<graph::SourceSpan> where, std::string hint = {}) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = std::move(message),
                        .where = where,
                        .hint = std::move(hint)}};
}

std::vector<std::string_view> fields(std::string_view line, char separator) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    while (from <= line.size()) {
        const std::size_t to = std::min(line.find(separator, from), line.size());
        parts.push_back(line.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

Entity make_entity(EntityClass entity_class, std::string id, std::string name, std::string kind,
                   std::string_view name_en) {
    Entity entity;
    entity.entity_class = entity_class;
    entity.id = std::move(id);
    entity.name = std::move(name);
    entity.kind = std::move(kind);
    entity.name_en = name_en;
    return entity;
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    return std::ranges::all_of(text, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

}  // namespace

/// A row of a file by the names of its columns.
struct Gazetteer::Row {
    std::string_view file;
    std::size_t line = 0;
    graph::SourceSpan where;
    std::map<std::string_view, std::string_view> values;

    [[nodiscard]] std::string_view get(std::string_view column) const {
        const auto found = values.find(column);
        return found == values.end() ? std::string_view{} : found->second;
    }
    [[nodiscard]] std::string need(std::string_view column) const {
        const std::string_view value = get(column);
        if (value.empty()) {
            fail(fmt::format("{}:{}: `{}` is empty", file, line, column), where, "every row needs it");
        }
        return std::string{value};
    }
    [[nodiscard]] std::string date(std::string_view column) const {
        const std::string_view value = get(column);
        if (!value.empty() && !is_date(value)) {
            fail(fmt::format("{}:{}: `{}` is no date", file, line, value), where,
                 "write it as 2024-06-28, or leave it empty");
        }
        return std::string{value};
    }
};

bool Period::holds_on(std::string_view date) const noexcept {
    return (from.empty() || std::string_view{from} <= date) && (until.empty() || date <= std::string_view{until});
}

bool Gazetteer::Name::matches(std::span<const Word> from) const {
    if (from.size() < words.size()) {
        return false;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (from[i].lower != words[i]) {
            return false;
        }
    }
    const bool capital = text != lower_case(text);
    if (!capital) {
        return true;
    }
    // `VS`, `AU`, `IS` are also ordinary letters or words in small print, so they stand as written.
    if (words.size() == 1 && text.size() <= 5) {
        return from[0].text == text || (form == NameForm::adjective && from[0].capitalised());
    }
    return from[0].capitalised() || lower_case(text.substr(0, 1)) == text.substr(0, 1);
}

Gazetteer Gazetteer::load(const std::filesystem::path& directory) {
    std::error_code failure;
    std::set<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator{directory, failure}) {
        if (file.path().extension() == ".tsv") {
            files.insert(file.path());
        }
    }
    if (failure || files.empty()) {
        fail(fmt::format("no gazetteer in {}", directory.string()), std::nullopt,
             "it holds countries.tsv, organisations.tsv and others");
    }
    Gazetteer gazetteer;
    for (const auto& path : files) {
        std::ifstream in{path, std::ios::binary};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        if (in.bad()) {
            fail(fmt::format("cannot read {}", path.string()), std::nullopt);
        }
        gazetteer.add(path.stem().string(), text);
    }
    return gazetteer;
}

void Gazetteer::add(std::string_view name, std::string_view text) {
    using Adder = void (Gazetteer::*)(const Row&);
    static const std::map<std::string_view, Adder> adders{
        {"countries", &Gazetteer::add_country},      {"organisations", &Gazetteer::add_organization},
        {"groups", &Gazetteer::add_group},           {"posts", &Gazetteer::add_post},
        {"holders", &Gazetteer::add_holder},         {"memberships", &Gazetteer::add_membership},
        {"instruments", &Gazetteer::add_instrument}, {"topics", &Gazetteer::add_topic},
    };
    const auto adder = adders.find(name);
    if (adder == adders.end()) {
        fail(fmt::format("`{}` is no kind of gazetteer file", name), std::nullopt,
             "known: countries, organisations, groups, posts, holders, memberships, instruments, topics");
    }
    std::vector<std::string_view> columns;
    std::size_t number = 0;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        std::string_view line = text.substr(from, to - from);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        const graph::SourceSpan where{from, to};
        from = to + 1;
        ++number;
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::vector<std::string_view> values = fields(line, '\t');
        if (columns.empty()) {
            columns = values;
            continue;
        }
        if (values.size() != columns.size()) {
            fail(fmt::format("{}.tsv:{}: {} fields, not {}", name, number, values.size(), columns.size()), where,
                 "fields are separated by tabs, as many as the first row names");
        }
        const std::string file = fmt::format("{}.tsv", name);
        Row row{file, number, where, {}};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            row.values.emplace(columns[i], values[i]);
        }
        (this->*adder->second)(row);
    }
}

std::size_t Gazetteer::add_entry(Entry entry) {
    const auto [found, fresh] = by_id_.emplace(entry.entity.id, entries_.size());
    if (fresh) {
        entries_.push_back(std::move(entry));
    }
    return found->second;
}

void Gazetteer::add_name(std::string_view text, NameForm form, std::size_t entry) {
    if (text.empty()) {
        return;
    }
    Name name{std::string{text}, {}, form, entry};
    for (const Word& word : plain_words(text)) {
        name.words.push_back(word.lower);
    }
    std::vector<std::size_t>& same = by_first_word_[name.words.front()];
    const auto longer =
        std::ranges::find_if(same, [&](std::size_t i) { return names_[i].words.size() < name.words.size(); });
    same.insert(longer, names_.size());
    if (form == NameForm::alias || form == NameForm::name) {
        Entity& entity = entries_[entry].entity;
        if (entity.name != text && std::ranges::find(entity.aliases, text) == entity.aliases.end()) {
            entity.aliases.emplace_back(text);
        }
    }
    names_.push_back(std::move(name));
}

void Gazetteer::add_names(std::string_view list, NameForm form, std::size_t entry) {
    for (const std::string_view name : fields(list, '|')) {
        add_name(name, form, entry);
    }
}

void Gazetteer::add_country(const Row& row) {
    Entity country = make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Country", row.get("name_en"));
    country.iso3 = country.id;
    const std::size_t entry = add_entry({country, {}});
    add_name(country.name, NameForm::name, entry);
    add_names(row.get("aliases"), NameForm::alias, entry);
    // English names that are Dutch words of another country or none at all would only do harm in a Dutch letter.
    entries_[entry].entity.aliases.emplace_back(country.id);
    for (const std::string_view adjective : fields(row.get("adjectives"), '|')) {
        add_name(adjective, NameForm::adjective, entry);
        if (!adjective.empty()) {
            // Soedanees, Soedanese: the long vowel is spelt with one letter in an open syllable.
            const bool doubled = adjective.ends_with("ees") || adjective.ends_with("aas");
            const std::string_view stem = adjective.substr(0, adjective.size() - 2);
            add_name(doubled ? fmt::format("{}se", stem) : fmt::format("{}e", adjective), NameForm::adjective, entry);
        }
    }
}

void Gazetteer::add_organization(const Row& row) {
    const Entity organization =
        make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Organization", row.get("name_en"));
    const std::size_t entry = add_entry({organization, std::string{row.get("of")}});
    add_name(organization.name, NameForm::name, entry);
    add_name(row.get("name_en"), NameForm::alias, entry);
    add_names(row.get("aliases"), NameForm::alias, entry);
    add_names(row.get("nominals"), NameForm::nominal, entry);
}

void Gazetteer::add_group(const Row& row) {
    const Entity group = make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Group", row.get("name_en"));
    const std::size_t entry = add_entry({group, std::string{row.get("of")}});
    add_name(group.name, NameForm::name, entry);
    add_names(row.get("aliases"), NameForm::alias, entry);
}

void Gazetteer::add_post(const Row& row) {
    const Entity post = make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Person", row.get("name_en"));
    const std::size_t entry = add_entry({post, {}});
    add_name(post.name, NameForm::name, entry);
    add_names(row.get("aliases"), NameForm::alias, entry);
}

void Gazetteer::add_holder(const Row& row) {
    Holder holder{.post = row.need("post"), .person = {}, .name = row.need("name"), .aliases = {}, .period = {}};
    holder.person = fmt::format("person/{}", slug(holder.name));
    for (const std::string_view alias : fields(row.get("aliases"), '|')) {
        if (!alias.empty()) {
            holder.aliases.emplace_back(alias);
        }
    }
    holder.period = {row.date("from"), row.date("until")};
    holders_.push_back(std::move(holder));
}

void Gazetteer::add_membership(const Row& row) {
    memberships_.push_back(
        {row.need("member"), row.need("organization"), row.need("relation"), {row.date("from"), row.date("until")}});
}

void Gazetteer::add_instrument(const Row& row) {
    const Entity instrument =
        make_entity(EntityClass::instrument, row.need("id"), row.need("name"), row.need("kind"), row.get("name_en"));
    const std::size_t entry = add_entry({instrument, {}});
    add_name(instrument.name, NameForm::name, entry);
    add_name(row.get("name_en"), NameForm::alias, entry);
    add_names(row.get("aliases"), NameForm::alias, entry);
}

void Gazetteer::add_topic(const Row& row) {
    const std::string name = row.need("name");
    const Entity topic =
        make_entity(EntityClass::topic, fmt::format("topic/{}", slug(name)), name, {}, row.get("name_en"));
    if (const std::string_view broader = row.get("broader"); !broader.empty()) {
        broader_.push_back({topic.id, fmt::format("topic/{}", slug(broader))});
    }
    const std::size_t entry = add_entry({topic, {}});
    add_name(topic.name, NameForm::name, entry);
    add_names(row.get("aliases"), NameForm::alias, entry);
}

const Gazetteer::Entry* Gazetteer::find(std::string_view id) const {
    const auto found = by_id_.find(std::string{id});
    return found == by_id_.end() ? nullptr : &entries_[found->second];
}

std::span<const std::size_t> Gazetteer::names_beginning(std::string_view word) const {
    const auto found = by_first_word_.find(std::string{word});
    return found == by_first_word_.end() ? std::span<const std::size_t>{} : std::span{found->second};
}

std::vector<std::string> Gazetteer::roles(std::string_view id, std::string_view date) const {
    std::vector<std::string> roles;
    for (const Membership& m : memberships_) {
        if (m.member != id || !m.period.holds_on(date)) {
            continue;
        }
        if (m.organization == "nato") {
            roles.emplace_back(m.relation == "member"    ? "Ally"
                               : m.relation == "partner" ? "Partner"
                                                         : "IndoPacificPartner");
        } else if (m.organization == "eu" && m.relation == "member") {
            roles.emplace_back("EUMember");
        }
    }
    return roles;
}

const Holder* Gazetteer::holder(std::string_view post, std::string_view date) const {
    const auto found =
        std::ranges::find_if(holders_, [&](const Holder& h) { return h.post == post && h.period.holds_on(date); });
    return found == holders_.end() ? nullptr : &*found;
}

std::vector<std::string> Gazetteer::members(std::string_view organization, std::string_view relation,
                                            std::string_view date) const {
    std::vector<std::string> members;
    for (const Membership& m : memberships_) {
        if (m.organization == organization && m.relation == relation && m.period.holds_on(date)) {
            members.push_back(m.member);
        }
    }
    return members;
}

}  // namespace dossier::loaders::find
