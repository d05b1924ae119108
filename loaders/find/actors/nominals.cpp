#include "loaders/find/actors/nominals.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "loaders/find/actors/actors.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view near_words = "deze|dit|die|dat";
constexpr std::string_view definite_words = "de|het|deze|dit|die|dat|hun|zijn|haar|onze|ons";
/// Nouns that point at a text or agreement without saying which.
constexpr std::string_view generic_texts = "initiatief|voorstel|commitment|afspraak|pledge|plan|akkoord|verklaring|"
                                           "overeenkomst|herziening|document|convenant|memorandum|verdrag";

/// How many sentences back "het project" may find its name.
constexpr std::size_t memory = 200;

class NominalFinder {
public:
    explicit NominalFinder(Letter& letter) : letter_{letter} {}

    void run() {
        for (at_ = 0; at_ < letter_.sentences().size(); ++at_) {
            for (std::size_t i = 0; i < sentence().words.size(); ++i) {
                if (!sentence().taken(i, i + 1)) {
                    resolve(i);
                }
            }
        }
    }

private:
    SentenceWork& sentence() { return letter_.sentences()[at_]; }

    void resolve(std::size_t i) {
        const Word& word = sentence().words[i];
        if (one_of(word.lower, "wij|ik|we")) {
            for (const std::size_t person : signatories(letter_)) {
                letter_.hit(sentence(), i, i + 1, person, "pronoun");
            }
        } else if ((word.text == "Kamer" && (i == 0 || one_of(sentence().word(i - 1), "uw|de|aan"))) ||
                   (word.text == "kamer" && i > 0 && sentence().word(i - 1) == "uw")) {
            letter_.hit(sentence(), i, i + 1, letter_.add(addressee(letter_)), "nominal");
        } else if (word.text == "Raad") {
            council(i);
        } else if (one_of(word.lower, "partners|partnerlanden")) {
            partners(i);
        } else if (word.is("voorzitterschap") && determiner(i) == "het" && !one_of(sentence().word(i + 1), "van") &&
                   !presided()) {
            // Which country presides the reader of a council's letter knows.
            Entity presidency =
                make_entity(EntityClass::actor, "eu/voorzitterschap", "voorzitterschap", "Organization");
            presidency.aliases.emplace_back("EU-voorzitterschap");
            letter_.hit(sentence(), i, i + 1, letter_.add(std::move(presidency)), "nominal");
        } else if (one_of(word.lower, "ministerie|departement") && i > 0 &&
                   one_of(sentence().word(i - 1), "mijn|ons")) {
            if (const std::optional<std::string> own = own_ministry()) {
                letter_.hit(sentence(), i, i + 1, letter_.add(letter_.known(*own)), "nominal");
            }
        } else if (word.text == "Ministers" && i == 0 && sentence().words.size() > 1 && sentence().words[1].finite()) {
            // "Ministers wisselden van gedachten": in the report of a council those who met.
            ministers(i);
        } else if (!listed(i) && word.nominal()) {
            repeated(i);
        }
    }

    /// "mijn ministerie": that of whoever signed, by the post, where one did and the gazetteer has it.
    [[nodiscard]] std::optional<std::string> own_ministry() const {
        const std::vector<read::Signatory>& signed_by = letter_.document().signed_by;
        const std::size_t of = signed_by.size() == 1 ? signed_by.front().role.find(" van ") : std::string::npos;
        if (of == std::string::npos) {
            return std::nullopt;
        }
        const std::string name = "ministerie" + signed_by.front().role.substr(of);
        const std::span<const Gazetteer::Name> names = letter_.gazetteer().names();
        for (const std::size_t n : letter_.gazetteer().names_beginning("ministerie")) {
            if (names[n].text == name) {
                return letter_.gazetteer().entries()[names[n].entry].entity.id;
            }
        }
        return std::nullopt;
    }

    /// Has the letter said whose presidency it is?
    [[nodiscard]] bool presided() const {
        return std::ranges::any_of(letter_.entities(), [](const Entity& e) {
            return e.id != "eu/voorzitterschap" && e.name.ends_with(" voorzitterschap");
        });
    }

    [[nodiscard]] std::string_view determiner(std::size_t i) {
        for (std::size_t k = i; k-- > 0 && k + 4 > i;) {
            if (one_of(sentence().word(k), definite_words)) {
                return sentence().word(k);
            }
            if (sentence().words[k].word_class != WordClass::adjective) {
                break;
            }
        }
        return {};
    }

    /// Where the entity is named last before word `i`: one more than the sentence, and the word; zeros if none of late
    /// does.
    [[nodiscard]] std::pair<std::size_t, std::size_t> last_named(std::size_t entity, std::size_t i) const {
        for (std::size_t s = at_ + 1; s-- > 0 && s + memory > at_;) {
            std::optional<std::size_t> last;
            for (const Hit& hit : letter_.sentences()[s].hits) {
                if (hit.entity == entity && (s < at_ || hit.first < i)) {
                    last = std::max(last.value_or(0), hit.first);
                }
            }
            if (last) {
                return {s + 1, *last};
            }
        }
        return {};
    }

    /// Words that the gazetteer lists as standing for one organisation. Where several share a word, the letter must
    /// have named one of them.
    bool listed(std::size_t i) {
        const std::span<const Word> rest{sentence().words.data() + i, sentence().words.size() - i};
        std::optional<std::string> only;
        std::optional<std::size_t> named;
        std::size_t shared = 0;
        for (const std::size_t n : letter_.gazetteer().names_beginning(sentence().words[i].lower)) {
            const Gazetteer::Name& name = letter_.gazetteer().names()[n];
            if (name.form != Gazetteer::NameForm::nominal || !name.matches(rest)) {
                continue;
            }
            const std::string& id = letter_.gazetteer().entries()[name.entry].entity.id;
            ++shared;
            const std::optional<std::size_t> entity = letter_.find(id);
            // Of several that the letter has named it is the one named last.
            if (!only || (entity && (!named || last_named(*entity, i) > last_named(*named, i)))) {
                only = id;
                named = entity;
            }
        }
        if (!only || (shared > 1 && !letter_.find(*only)) || determiner(i).empty()) {
            return false;
        }
        letter_.hit(sentence(), i, i + 1, letter_.add(letter_.known(*only)), "nominal");
        return true;
    }

    /// The body acts, its meeting is attended: after a preposition of time or place it is the meeting.
    void council(std::size_t i) {
        std::optional<std::size_t> meeting;
        std::optional<std::string> body;
        for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
            const Entity& entity = letter_.entity(e);
            if (entity.kind == "council" && !meeting) {
                meeting = e;
            }
            if (entity.entity_class == EntityClass::actor && entity.kind == "Organization" &&
                lower_case(entity.name).find("raad") != std::string::npos && entity.id != "raad-van-state" &&
                entity.id != "coe" && !body) {
                body = entity.id;
            }
        }
        if (meeting) {
            // "informele JBZ-Raad van 22 januari": the longest name in it.
            const std::string& name = letter_.entity(*meeting).name;
            std::size_t longest = 0;
            for (const Gazetteer::Entry& entry : letter_.gazetteer().entries()) {
                const std::string& known = entry.entity.name;
                if (entry.entity.kind == "Organization" && known.size() > longest &&
                    name.find(known) != std::string::npos && lower_case(known).find("raad") != std::string::npos) {
                    body = entry.entity.id;
                    longest = known.size();
                }
            }
        }
        // Beside the Commission or the Parliament it is the Union's, whichever of its councils met.
        if (!body && (letter_.find("ec") || letter_.find("ep") || letter_.find("eu"))) {
            body = "eu-council";
        }
        std::size_t k = i;
        while (k > 0 && (one_of(sentence().word(k - 1), "de|deze|die") ||
                         sentence().words[k - 1].word_class == WordClass::adjective)) {
            --k;
        }
        const bool attended = k > 0 && one_of(sentence().word(k - 1), "aan|in|na|tijdens|voor|vóór|op|bij|sinds|van");
        if (meeting && (attended || !body)) {
            letter_.hit(sentence(), i, i + 1, *meeting, "nominal");
        } else if (body) {
            letter_.hit(sentence(), i, i + 1, letter_.add(letter_.known(*body)), "nominal");
        }
    }

    /// "deze partners": the latest group of partners; "partners" of a letter about the alliance are the alliance's.
    void partners(std::size_t i) {
        const bool near = one_of(determiner(i), near_words) || one_of(determiner(i), "de");
        for (std::size_t s = at_ + 1; near && s-- > 0 && s + 3 > at_;) {
            const SentenceWork& earlier = letter_.sentences()[s];
            for (auto hit = earlier.hits.rbegin(); hit != earlier.hits.rend(); ++hit) {
                const Entity& entity = letter_.entity(hit->entity);
                if (entity.kind == "Group" && (s < at_ || hit->first < i) &&
                    (entity.name.find("partner") != std::string::npos || s == at_)) {
                    letter_.hit(sentence(), i, i + 1, hit->entity, "nominal");
                    return;
                }
            }
        }
        const bool alliance = letter_.find("nato") && letter_.find("group/bondgenoten");
        letter_.hit(sentence(), i, i + 1,
                    letter_.add(letter_.known(alliance ? "group/navo-partners" : "group/partners")), "nominal");
    }

    /// "het project", "dit memorandum", "het Platform": what was named with that word; "dit initiatief": the latest
    /// text.
    void repeated(std::size_t i) {
        const Word& word = sentence().words[i];
        const std::string_view led = determiner(i);
        // "het Erasmus+ programma" is one name with the words before it.
        if (led.empty() || word.lower.size() < 4 || (i > 0 && sentence().taken(i - 1, i))) {
            return;
        }
        for (std::size_t s = at_ + 1; s-- > 0 && s + memory > at_;) {
            const SentenceWork& earlier = letter_.sentences()[s];
            for (auto hit = earlier.hits.rbegin(); hit != earlier.hits.rend(); ++hit) {
                const Entity& entity = letter_.entity(hit->entity);
                if ((s == at_ && hit->first >= i) || !says(entity, word)) {
                    continue;
                }
                letter_.hit(sentence(), i, i + 1, hit->entity, "nominal");
                return;
            }
        }
        if (one_of(word.lemma, "voorstel|akkoord|initiatief|pakket|plan")) {
            for (auto hit = sentence().hits.rbegin(); hit != sentence().hits.rend(); ++hit) {
                if (hit->last <= i && letter_.is(hit->entity, EntityClass::instrument)) {
                    letter_.hit(sentence(), i, i + 1, hit->entity, "nominal");
                    return;
                }
            }
        }
        // "de ministers" of a council's letter are those who met.
        const bool whose = i + 1 < sentence().words.size() &&
                           (one_of(sentence().word(i + 1), "van|voor|en") || sentence().words[i + 1].capitalised());
        if (word.is("ministers") && one_of(led, "de|deze|die") && !whose) {
            ministers(i);
            return;
        }
        if (one_of(word.lower, "minister|staatssecretaris|bewindspersoon|eurocommissaris") && led == "de" && !whose) {
            lone_post(i);
            return;
        }
        if (one_of(led, near_words) && one_of(word.lemma, generic_texts)) {
            if (const auto text = latest(letter_, at_, 2, EntityClass::instrument)) {
                letter_.hit(sentence(), i, i + 1, *text, "nominal");
            }
        }
    }

    /// "De minister zal de Kamer berichten": the holder of such a post who was named last, else who alone has signed.
    void lone_post(std::size_t i) {
        const Word& word = sentence().words[i];
        const auto held = [&](std::string_view post) {
            return word.is("bewindspersoon") || lower_case(post).starts_with(word.lower);
        };
        for (std::size_t s = at_ + 1; s-- > 0 && s + memory > at_;) {
            const SentenceWork& earlier = letter_.sentences()[s];
            for (auto hit = earlier.hits.rbegin(); hit != earlier.hits.rend(); ++hit) {
                const Entity& entity = letter_.entity(hit->entity);
                const bool before = s < at_ || hit->last <= i;
                if (before && hit->how != "pronoun" && entity.kind == "Person" &&
                    (held(entity.name) || std::ranges::any_of(entity.aliases, held))) {
                    letter_.hit(sentence(), i, i + 1, hit->entity, "nominal");
                    return;
                }
            }
        }
        const std::vector<read::Signatory>& signed_by = letter_.document().signed_by;
        if (const std::vector<std::size_t> makers = signatories(letter_);
            makers.size() == 1 && signed_by.size() == 1 && held(signed_by.front().role)) {
            letter_.hit(sentence(), i, i + 1, makers.front(), "nominal");
        }
    }

    void ministers(std::size_t i) {
        Entity those = make_entity(EntityClass::actor, "group/ministers", "ministers", "Group");
        letter_.hit(sentence(), i, i + 1, letter_.add(std::move(those)), "nominal");
    }

    /// Is the word the noun in the entity's name?
    [[nodiscard]] static bool says(const Entity& entity, const Word& word) {
        const bool text = entity.entity_class == EntityClass::instrument;
        const bool body = entity.entity_class == EntityClass::actor && entity.kind == "Organization" &&
                          (word.capitalised() || (word.is("ministerie") && entity.name.starts_with("ministerie")) ||
                           (word.is("voorzitterschap") && entity.name.ends_with("voorzitterschap")));
        const std::vector<Word> name = plain_words(entity.name);
        // "de ministers" are the "NAVO-ministers van Defensie", "de president" is that "van Oekraïne".
        const bool group = entity.kind == "Group" && word.plural() && name.size() > 1 &&
                           name.front().lower.ends_with("-" + word.lower);
        const bool holder = entity.kind == "Person" && name.size() > 1 && name.front().lower == word.lower &&
                            one_of(word.lower, "president|premier|secretaris-generaal|koning|paus");
        if (group || holder) {
            return true;
        }
        if (!text && !body) {
            return false;
        }
        if (name.empty() || (name.size() == 1 && name[0].lower == word.lower && !text)) {
            return false;
        }
        // "de bilaterale verdragen" are not the one treaty that was named.
        if (text && word.plural() && word.lower != name.front().lower && word.lower != name.back().lower) {
            return false;
        }
        const std::string& first = name.front().lower;
        // A Dutch description begins with its noun ("motie over opvang"); a proper name may end with it.
        const std::string& last = name.front().capitalised() ? name.back().lower : first;
        constexpr std::size_t shortest_head = 6;
        const bool head = body && word.lower.size() >= shortest_head && last.ends_with(word.lower);
        return word.lemma == first || word.lemma == last || word.lower == last || head ||
               (text && name.size() == 1 && word.lemma.size() > 3 && first.size() > word.lemma.size() &&
                first.ends_with(word.lemma));
    }

    Letter& letter_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<std::size_t> latest(const Letter& letter, std::size_t sentence, std::size_t reach,
                                  EntityClass entity_class) {
    for (std::size_t s = sentence; s-- > 0 && s + reach >= sentence;) {
        const SentenceWork& earlier = letter.sentences()[s];
        if (earlier.source->section != letter.sentences()[sentence].source->section) {
            break;
        }
        for (auto hit = earlier.hits.rbegin(); hit != earlier.hits.rend(); ++hit) {
            if (letter.is(hit->entity, entity_class)) {
                return hit->entity;
            }
        }
    }
    return std::nullopt;
}

void find_nominals(Letter& letter) { NominalFinder{letter}.run(); }

}  // namespace dossier::loaders::find
