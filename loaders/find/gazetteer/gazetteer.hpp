#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "loaders/find/finding.hpp"
#include "loaders/find/gazetteer/attitudes.hpp"
#include "loaders/find/gazetteer/gazetteer_rows.hpp"
#include "loaders/find/gazetteer/learnt_model.hpp"
#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// A stretch of time as ISO dates, both inclusive; empty is open.
struct Period {
    std::string from, until;

    [[nodiscard]] bool holds_on(std::string_view date) const noexcept;
};

/// A country or organisation in an organisation: `NLD` in `nato`.
struct Membership {
    std::string member, organization;
    std::string relation;  ///< `member`, `partner`, `indo_pacific_partner` or `suspended`
    Period period;
    std::string source;  ///< the file that says so
};

/// Who held a post: `minister van Defensie`, K.H. Ollongren.
struct Holder {
    std::string post;    ///< id of the post
    std::string person;  ///< id: `person/k-h-ollongren`
    std::string name;
    std::vector<std::string> aliases;
    Period period;
    std::string source;  ///< the file that says so
};

/// A narrower topic and the broader one, by id.
struct Broader {
    std::string topic, broader;
    std::string source;  ///< the file that says so
};

/// A recess of the Tweede Kamer: `zomerreces`, from 5 July to 2 September 2024.
struct Recess {
    std::string name;  ///< in lower case, without hyphens
    std::vector<std::string> aliases;
    Period period;
};

/// What is known before a letter is read: countries, organisations, posts and their holders, groups, instruments and
/// topics, each with every name that a letter may use for it.
class Gazetteer {
public:
    /// How an entry is referred to by one of its names.
    enum class NameForm { name, alias, adjective, nominal };

    struct Name {
        std::string text;
        std::vector<std::string> words;  ///< lower case
        NameForm form = NameForm::name;
        std::size_t entry = 0;  ///< index into entries()

        /// Do these words say the name? Capitals must be capitals, and short abbreviations stand exactly as written.
        [[nodiscard]] bool matches(std::span<const Word> from) const;
    };

    struct Entry {
        Entity entity;
        std::string parent;  ///< groups: whose members they are; organisations: the country that owns them; else empty
    };

    /// Names of one language by their first word.
    class Names {
    public:
        void add(Name name);
        [[nodiscard]] std::span<const Name> all() const noexcept { return names_; }
        /// Those that begin with this word, in lower case, as indices into all(); longest first.
        [[nodiscard]] std::span<const std::size_t> beginning(std::string_view word) const;

    private:
        std::vector<Name> names_;
        std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;
    };

    /// Reads every `*.tsv` of `directory`, and the user's own files; the format is in datasets/README.md.
    ///
    /// `own`      in this order; the last part of a file's name says what its rows are. A row may add names to what is
    ///            known already, by its id
    /// throws     Error{unreadable_data} with the file and the line of the first bad row
    [[nodiscard]] static Gazetteer load(const std::filesystem::path& directory,
                                        std::span<const std::filesystem::path> own = {});

    /// Adds the rows of one file. `name` is the file's stem and says what the rows are: `countries`, `topics`, …
    ///
    /// throws     Error{unreadable_data}; `where` is the row in `text`
    void add(std::string_view name, std::string_view text);

    /// The same without what was learnt: letters are read by rules alone.
    [[nodiscard]] Gazetteer without_learnt() const;

    /// Tells one set of files from another, by their names and bytes.
    [[nodiscard]] const std::string& fingerprint() const noexcept { return fingerprint_; }

    [[nodiscard]] std::span<const Entry> entries() const noexcept { return entries_; }
    /// What Dutch letters call the entries.
    [[nodiscard]] std::span<const Name> names() const noexcept { return dutch_.all(); }
    /// What English ones do.
    [[nodiscard]] const Names& english() const noexcept { return english_; }
    [[nodiscard]] std::span<const Membership> memberships() const noexcept { return memberships_; }
    [[nodiscard]] std::span<const Holder> holders() const noexcept { return holders_; }
    [[nodiscard]] std::span<const Broader> broader() const noexcept { return broader_; }
    /// In order of time.
    [[nodiscard]] std::span<const Recess> recesses() const noexcept { return recesses_; }

    /// What tells how an actor stands to what it speaks of.
    [[nodiscard]] const Attitudes& attitudes() const noexcept { return attitudes_; }
    /// What was learnt of how actors are tied to what they speak of; empty where the directory holds no `ties.model`.
    [[nodiscard]] const LearntModel& ties() const noexcept { return ties_; }

    /// What was learnt of who binds himself to something; empty where the directory holds no `promises.model`.
    [[nodiscard]] const LearntModel& promises() const noexcept { return promises_; }

    /// The entry with that id.
    [[nodiscard]] const Entry* find(std::string_view id) const;

    /// Names that begin with this word, in lower case, as indices into names(); longest first.
    [[nodiscard]] std::span<const std::size_t> names_beginning(std::string_view word) const {
        return dutch_.beginning(word);
    }

    /// `Ally`, `EUMember`, `Partner`, `IndoPacificPartner`, as they hold on `date`.
    [[nodiscard]] std::vector<std::string> roles(std::string_view id, std::string_view date) const;

    /// `post` is an id of posts.tsv or the words of a post of the Dutch government.
    [[nodiscard]] const Holder* holder(std::string_view post, std::string_view date) const;

    /// The countries of an organisation or of a group on `date`, by id.
    [[nodiscard]] std::vector<std::string> members(std::string_view organization, std::string_view relation,
                                                   std::string_view date) const;

private:
    struct Kind;
    /// A row that names another one by its id.
    struct Reference {
        std::string file;
        std::size_t line = 0;
        std::string column, id;
    };

    static const Kind* kind(std::string_view name);
    void add(std::string_view name, std::string_view text, std::string_view file, std::string_view source);
    void add_own(const std::filesystem::path& path);
    /// Fills the model from its file, if the directory holds it.
    void add_learnt(LearntModel& model, const std::filesystem::path& file);
    void add_to_fingerprint(std::string_view source, std::string_view text);
    void refer(const GazetteerRow& row, std::string_view column, std::string id);
    void check_references() const;
    std::size_t add_entry(const GazetteerRow& row, Entry entry);
    void add_name(std::string_view text, NameForm form, std::size_t entry);
    void add_english(std::string_view text, NameForm form, std::size_t entry);
    void add_english_names(const GazetteerRow& row, std::size_t entry);
    void add_names(const std::vector<std::string_view>& list, NameForm form, std::size_t entry);
    void add_country(const GazetteerRow& row);
    void add_organization(const GazetteerRow& row);
    void add_group(const GazetteerRow& row);
    void add_post(const GazetteerRow& row);
    void add_holder(const GazetteerRow& row);
    void add_membership(const GazetteerRow& row);
    void add_instrument(const GazetteerRow& row);
    void add_topic(const GazetteerRow& row);
    void add_recess(const GazetteerRow& row);
    void add_attitude(const GazetteerRow& row);
    void add_translation(const GazetteerRow& row);

    std::string source_;  ///< of the rows being read
    std::string own_;     ///< the name of the user's file being read; empty for the project's
    std::string fingerprint_;
    std::vector<Reference> references_;
    std::vector<Entry> entries_;
    Names dutch_, english_;
    std::vector<Membership> memberships_;
    std::vector<Holder> holders_;
    std::vector<Broader> broader_;
    std::vector<Recess> recesses_;
    Attitudes attitudes_;
    LearntModel ties_, promises_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace dossier::loaders::find
