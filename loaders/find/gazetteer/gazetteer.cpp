#include "loaders/find/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/sha256.hpp"
#include "loaders/find/gazetteer/gazetteer_rows.hpp"
#include "loaders/find/gazetteer/names.hpp"

namespace dossier::loaders::find {

namespace {

[[noreturn]] void fail(std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_data,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
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

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in.is_open() || in.bad() || std::filesystem::is_directory(path)) {
        fail(fmt::format("cannot read {}", path.string()), "is it there, and may you read it?");
    }
    return text;
}

/// `topics` for `topics.tsv`, `energie-topics.tsv` and `energie.topics.tsv`.
std::string kind_of(const std::filesystem::path& path) {
    const std::string stem = path.stem().string();
    return stem.substr(stem.find_last_of("-.") + 1);
}

/// May a text's name begin with a small letter in running text? It may where its first word says what it is ("Wet
/// betaalbare huur"), where that is half a compound ("Herstel- en Veerkrachtfaciliteit"), and where it is one long
/// compound ("Methaanverordening"); short ones are words of their own.
bool printed_small(std::string_view text) {
    constexpr std::size_t shortest_compound = 9;
    const std::vector<Word> words = plain_words(text);
    const auto says_what = [](std::string_view word) {
        const std::optional<std::string> kind = kind_of_name(word);
        return kind && *kind != "Organization" && *kind != "event";
    };
    if (words.empty() || !words.front().capitalised()) {
        return false;
    }
    if (words.size() == 1) {
        const std::string_view rest = std::string_view{words.front().text}.substr(1);
        return text.size() >= shortest_compound && lower_case(rest) == rest && says_what(text);
    }
    return says_what(words.front().text) || (words.front().text.ends_with('-') && says_what(words.back().text));
}

}  // namespace

bool Period::holds_on(std::string_view date) const noexcept {
    return (from.empty() || std::string_view{from} <= date) && (until.empty() || date <= std::string_view{until});
}

struct Gazetteer::Kind {
    std::string_view name;
    GazetteerColumns columns;
    void (Gazetteer::*add)(const GazetteerRow&);
};

const Gazetteer::Kind* Gazetteer::kind(std::string_view name) {
    static constexpr std::array<Kind, 11> kinds{{
        {"countries", {"id|name", "name_en|adjectives|aliases", "name|adjectives|aliases"}, &Gazetteer::add_country},
        {"organisations",
         {"id|name", "name_en|aliases|nominals|of", "name|name_en|aliases|nominals"},
         &Gazetteer::add_organization},
        {"groups", {"id|name", "name_en|aliases|of", "name|aliases"}, &Gazetteer::add_group},
        {"posts", {"id|name", "name_en|aliases", "name|aliases"}, &Gazetteer::add_post},
        {"holders", {"post|name", "aliases|from|until", "name|aliases"}, &Gazetteer::add_holder},
        {"memberships", {"member|organization|relation", "from|until", ""}, &Gazetteer::add_membership},
        {"instruments", {"id|kind|name", "name_en|aliases", "name|name_en|aliases"}, &Gazetteer::add_instrument},
        {"topics", {"name", "name_en|aliases|broader", "name|aliases|broader"}, &Gazetteer::add_topic},
        {"translations",
         {"id|language", "aliases|adjectives|nominals", "aliases|adjectives|nominals"},
         &Gazetteer::add_translation},
        {"recesses", {"name|from|until", "aliases|source", "name|aliases"}, &Gazetteer::add_recess},
        {"attitudes", {"words|sort|classes", "object", "words"}, &Gazetteer::add_attitude},
    }};
    const auto found = std::ranges::find(kinds, name, &Kind::name);
    return found == kinds.end() ? nullptr : &*found;
}

Gazetteer Gazetteer::load(const std::filesystem::path& directory, std::span<const std::filesystem::path> own) {
    std::error_code failure;
    std::set<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator{directory, failure}) {
        if (file.path().extension() == ".tsv") {
            files.insert(file.path());
        }
    }
    if (failure || files.empty()) {
        fail(fmt::format("no gazetteer in {}", directory.string()),
             "it holds countries.tsv, organisations.tsv and others");
    }
    Gazetteer gazetteer;
    for (const auto& path : files) {
        gazetteer.add(path.stem().string(), read_file(path));
    }
    gazetteer.add_learnt(gazetteer.ties_, directory / "ties.model");
    gazetteer.add_learnt(gazetteer.promises_, directory / "promises.model");
    for (const auto& path : own) {
        gazetteer.add_own(path);
    }
    gazetteer.check_references();
    return gazetteer;
}

void Gazetteer::add(std::string_view name, std::string_view text) {
    add(name, text, fmt::format("{}.tsv", name), fmt::format("datasets/gazetteer/{}.tsv", name));
}

Gazetteer Gazetteer::without_learnt() const {
    Gazetteer rules = *this;
    rules.ties_ = {};
    rules.promises_ = {};
    return rules;
}

void Gazetteer::add_learnt(LearntModel& model, const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) {
        const std::string text = read_file(file);
        model = LearntModel::parse(text, file.filename().string());
        add_to_fingerprint(file.filename().string(), text);
    }
}

void Gazetteer::add_own(const std::filesystem::path& path) {
    own_ = path.filename().string();
    add(kind_of(path), read_file(path), path.string(), own_);
    own_.clear();
}

void Gazetteer::add(std::string_view name, std::string_view text, std::string_view file, std::string_view source) {
    const Kind* const found = kind(name);
    if (found == nullptr) {
        fail(fmt::format("`{}` is no kind of gazetteer file", own_.empty() ? name : file),
             "the name, or its last part as in energie-topics.tsv, is one of countries, organisations, groups, posts, "
             "holders, memberships, instruments, topics, recesses, translations, attitudes");
    }
    source_ = source;
    for_each_row(file, text, found->columns, [&](const GazetteerRow& row) { (this->*found->add)(row); });
    add_to_fingerprint(source, text);
}

void Gazetteer::add_to_fingerprint(std::string_view source, std::string_view text) {
    // Each part behind its length, so that no two lists of files run together alike.
    const std::string sum = fmt::format("{}{} {} {}{}", fingerprint_, source.size(), source, text.size(), text);
    fingerprint_ = graph::hexadecimal(graph::sha256(sum));
}

void Gazetteer::refer(const GazetteerRow& row, std::string_view column, std::string id) {
    if (!own_.empty() && !id.empty()) {
        references_.push_back({std::string{row.file}, row.line, std::string{column}, std::move(id)});
    }
}

void Gazetteer::check_references() const {
    for (const Reference& one : references_) {
        if (find(one.id) == nullptr) {
            fail(fmt::format("{}:{}: `{}` names `{}`, and no row has that id", one.file, one.line, one.column, one.id),
                 "ids are those of the files in datasets/gazetteer and of your own");
        }
    }
}

std::size_t Gazetteer::add_entry(const GazetteerRow& row, Entry entry) {
    const auto [found, fresh] = by_id_.emplace(entry.entity.id, entries_.size());
    if (fresh) {
        entries_.push_back(std::move(entry));
    } else if (const Entity& known = entries_[found->second].entity;
               known.entity_class != entry.entity.entity_class || known.kind != entry.entity.kind) {
        row.fail(fmt::format("`{}` is known already, as something else", known.id), "give it an id of its own");
    }
    Entity& entity = entries_[found->second].entity;
    if (!own_.empty() && std::ranges::find(entity.gazetteers, own_) == entity.gazetteers.end()) {
        entity.gazetteers.push_back(own_);
    }
    return found->second;
}

void Gazetteer::add_name(std::string_view text, NameForm form, std::size_t entry) {
    if (text.empty()) {
        return;
    }
    dutch_.add({std::string{text}, {}, form, entry});
    if (entries_[entry].entity.entity_class == EntityClass::instrument && printed_small(text)) {
        dutch_.add({lower_case(text.substr(0, 1)) + std::string{text.substr(1)}, {}, form, entry});
    }
    if (form == NameForm::alias || form == NameForm::name) {
        Entity& entity = entries_[entry].entity;
        if (entity.name != text && std::ranges::find(entity.aliases, text) == entity.aliases.end()) {
            entity.aliases.emplace_back(text);
        }
    }
}

void Gazetteer::add_english(std::string_view text, NameForm form, std::size_t entry) {
    if (!text.empty()) {
        english_.add({std::string{text}, {}, form, entry});
    }
}

/// The English name; and the names and aliases that are short forms, which pass from one language to the other. Those
/// of Dutch bodies do not: `AP` and `MP` are others abroad. A row without an English name has one that both use.
void Gazetteer::add_english_names(const GazetteerRow& row, std::size_t entry) {
    const std::string_view own = row.get("name_en");
    add_english(own.empty() ? row.get("name") : own, NameForm::name, entry);
    if (entries_[entry].parent == "NLD" || entries_[entry].entity.kind == "Person") {
        return;
    }
    std::vector<std::string_view> others = row.list("aliases");
    others.push_back(row.get("name"));
    for (const std::string_view name : others) {
        const auto capitals = std::ranges::count_if(name, [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool small = std::ranges::any_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
        if (name != own && capitals >= 2 && !small) {
            add_english(name, NameForm::alias, entry);
        }
    }
}

void Gazetteer::add_names(const std::vector<std::string_view>& list, NameForm form, std::size_t entry) {
    for (const std::string_view name : list) {
        add_name(name, form, entry);
    }
}

void Gazetteer::add_country(const GazetteerRow& row) {
    Entity country = make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Country", row.get("name_en"));
    country.iso3 = country.id;
    const std::size_t entry = add_entry(row, {country, {}});
    add_name(country.name, NameForm::name, entry);
    add_english(row.get("name_en"), NameForm::name, entry);
    add_names(row.list("aliases"), NameForm::alias, entry);
    // English names that are Dutch words of another country or none at all would only do harm in a Dutch letter.
    entries_[entry].entity.aliases.emplace_back(country.id);
    for (const std::string_view adjective : row.list("adjectives")) {
        add_name(adjective, NameForm::adjective, entry);
        // Soedanees, Soedanese: the long vowel is spelt with one letter in an open syllable.
        const bool doubled = adjective.ends_with("ees") || adjective.ends_with("aas");
        const std::string_view stem = adjective.substr(0, doubled ? adjective.size() - 2 : adjective.size());
        add_name(fmt::format("{}{}", stem, doubled ? "se" : "e"), NameForm::adjective, entry);
    }
}

void Gazetteer::add_organization(const GazetteerRow& row) {
    const Entity organization =
        make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Organization", row.get("name_en"));
    const std::size_t entry = add_entry(row, {organization, std::string{row.get("of")}});
    add_name(organization.name, NameForm::name, entry);
    add_name(row.get("name_en"), NameForm::alias, entry);
    add_names(row.list("aliases"), NameForm::alias, entry);
    add_names(row.list("nominals"), NameForm::nominal, entry);
    add_english_names(row, entry);
    refer(row, "of", std::string{row.get("of")});
}

void Gazetteer::add_group(const GazetteerRow& row) {
    const Entity group = make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Group", row.get("name_en"));
    const std::size_t entry = add_entry(row, {group, std::string{row.get("of")}});
    refer(row, "of", std::string{row.get("of")});
    add_name(group.name, NameForm::name, entry);
    add_names(row.list("aliases"), NameForm::alias, entry);
    add_english(row.get("name_en"), NameForm::name, entry);
}

void Gazetteer::add_post(const GazetteerRow& row) {
    const Entity post = make_entity(EntityClass::actor, row.need("id"), row.need("name"), "Person", row.get("name_en"));
    const std::size_t entry = add_entry(row, {post, {}});
    add_name(post.name, NameForm::name, entry);
    add_names(row.list("aliases"), NameForm::alias, entry);
    add_english_names(row, entry);
}

void Gazetteer::add_holder(const GazetteerRow& row) {
    Holder holder{.post = row.need("post"),
                  .person = {},
                  .name = row.need("name"),
                  .aliases = {},
                  .period = {},
                  .source = source_};
    holder.person = fmt::format("person/{}", slug(holder.name));
    for (const std::string_view alias : row.list("aliases")) {
        holder.aliases.emplace_back(alias);
    }
    holder.period = {row.date("from"), row.date("until")};
    holders_.push_back(std::move(holder));
}

void Gazetteer::add_membership(const GazetteerRow& row) {
    Membership membership{.member = row.need("member"),
                          .organization = row.need("organization"),
                          .relation = row.need("relation"),
                          .period = {row.date("from"), row.date("until")},
                          .source = source_};
    if (!one_of(membership.relation, "member|partner|indo_pacific_partner|suspended")) {
        row.fail(fmt::format("there is no relation `{}`", membership.relation),
                 "member, partner, indo_pacific_partner or suspended");
    }
    refer(row, "member", membership.member);
    refer(row, "organization", membership.organization);
    memberships_.push_back(std::move(membership));
}

void Gazetteer::add_instrument(const GazetteerRow& row) {
    const Entity instrument =
        make_entity(EntityClass::instrument, row.need("id"), row.need("name"), row.need("kind"), row.get("name_en"));
    const std::size_t entry = add_entry(row, {instrument, {}});
    add_name(instrument.name, NameForm::name, entry);
    add_name(row.get("name_en"), NameForm::alias, entry);
    add_names(row.list("aliases"), NameForm::alias, entry);
    add_english_names(row, entry);
    // Many go by their English names in Dutch letters too; a Dutch one does no harm in an English letter.
    for (const std::string_view alias : row.list("aliases")) {
        add_english(alias, NameForm::alias, entry);
    }
}

void Gazetteer::add_topic(const GazetteerRow& row) {
    const std::string name = row.need("name");
    const Entity topic =
        make_entity(EntityClass::topic, fmt::format("topic/{}", slug(name)), name, {}, row.get("name_en"));
    if (const std::string_view broader = row.get("broader"); !broader.empty()) {
        broader_.push_back({topic.id, fmt::format("topic/{}", slug(broader)), source_});
        refer(row, "broader", broader_.back().broader);
    }
    const std::size_t entry = add_entry(row, {topic, {}});
    add_name(topic.name, NameForm::name, entry);
    add_names(row.list("aliases"), NameForm::alias, entry);
    add_english(row.get("name_en"), NameForm::name, entry);
}

void Gazetteer::add_recess(const GazetteerRow& row) {
    Recess recess{.name = lower_case(row.need("name")), .aliases = {}, .period = {row.date("from"), row.date("until")}};
    for (const std::string_view alias : row.list("aliases")) {
        recess.aliases.push_back(lower_case(alias));
    }
    if (recess.period.from > recess.period.until) {
        row.fail("a recess that ends before it begins", "from is its first day, until its last");
    }
    const auto later = std::ranges::upper_bound(recesses_, recess.period.from, {},
                                                [](const Recess& r) -> const std::string& { return r.period.from; });
    recesses_.insert(later, std::move(recess));
}

void Gazetteer::add_attitude(const GazetteerRow& row) {
    std::vector<std::string> classes;
    for (const std::string_view one : row.list("classes")) {
        classes.emplace_back(one);
    }
    const std::string sort = row.need("sort");
    if (sort == "phrase") {
        Attitudes::Phrase phrase{{}, std::move(classes), std::string{row.get("object")}};
        for (const Word& word : plain_words(row.need("words"))) {
            phrase.lemmas.push_back(word.lower);
        }
        attitudes_.add(std::move(phrase));
        return;
    }
    static constexpr std::array<std::string_view, 3> sorts{"verb", "noun", "adjective"};
    const auto known = std::ranges::find(sorts, sort);
    if (known == sorts.end()) {
        row.fail("no such sort of word", "it is one of verb, noun, adjective, phrase");
    }
    attitudes_.add(static_cast<Attitudes::Sort>(known - sorts.begin()), row.need("words"), std::move(classes));
}

const Gazetteer::Entry* Gazetteer::find(std::string_view id) const {
    const auto found = by_id_.find(std::string{id});
    return found == by_id_.end() ? nullptr : &entries_[found->second];
}

void Gazetteer::add_translation(const GazetteerRow& row) {
    if (row.get("language") != "en") {
        row.fail(fmt::format("names in `{}` are not read", row.get("language")), "the language is en");
    }
    const auto found = by_id_.find(row.need("id"));
    if (found == by_id_.end()) {
        row.fail(fmt::format("no row has the id `{}`", row.get("id")), "ids are those of the other files");
    }
    const std::array<std::pair<std::string_view, NameForm>, 3> forms{
        {{"aliases", NameForm::alias}, {"adjectives", NameForm::adjective}, {"nominals", NameForm::nominal}}};
    for (const auto& [column, form] : forms) {
        for (const std::string_view name : row.list(column)) {
            add_english(name, form, found->second);
        }
    }
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
