#include "loaders/find/finder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "loaders/annotate/recorded.hpp"
#include "loaders/read/letter.hpp"

namespace {

using namespace dossier::loaders;
using find::Entity;
namespace fs = std::filesystem;

const fs::path folder = fs::path{DOSSIER_SOURCE_DIR} / "tests/loaders/letters";

/// A letter with what was found in it, asked by the start of a sentence.
class Reading {
public:
    explicit Reading(const std::string& name) {
        std::ifstream in{folder / name, std::ios::binary};
        document_ = read::read_letter(std::string{std::istreambuf_iterator<char>{in}, {}}, name);
        auto recorded = annotate::Recorded::load(folder / "annotations.jsonl");
        static const auto gazetteer = find::Gazetteer::load(fs::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer");
        for (std::size_t s = 0; s < document_.sections.size(); ++s) {
            for (const read::Paragraph& paragraph : document_.sections[s].paragraphs) {
                for (const read::Sentence& sentence : paragraph.sentences) {
                    sentences_.push_back({&sentence, recorded.annotate(sentence.text.text), s, 0, sentences_.size()});
                }
            }
        }
        findings_ = find::find_all(document_, sentences_, gazetteer);
    }

    [[nodiscard]] std::set<std::string> statements(std::string_view start) const {
        std::set<std::string> said;
        for (const find::Statement& s : findings_.statements) {
            if (at(s.sentence, start)) {
                const bool commitment = s.object.to == find::Reference::To::commitment;
                said.insert(fmt::format("{} {} {} {}", name(s.subject), s.predicate,
                                        commitment ? "@" : name(s.object.index), s.status));
            }
        }
        return said;
    }

    [[nodiscard]] std::string commitment(std::string_view start) const {
        for (const find::Commitment& c : findings_.commitments) {
            if (at(c.sentence, start)) {
                return fmt::format("{} {} by [{}] to [{}] due [{}|{}]", c.kind, c.status, names(c.by), names(c.towards),
                                   c.due, c.due_text);
            }
        }
        return "none";
    }

    [[nodiscard]] const Entity* entity(std::string_view wanted) const {
        const auto found = std::ranges::find(findings_.entities, wanted, &Entity::name);
        return found == findings_.entities.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool mentions(std::string_view start, std::string_view target) const {
        return std::ranges::any_of(findings_.mentions, [&](const find::Mention& m) {
            return at(m.sentence, start) && name(m.entity) == target;
        });
    }

    [[nodiscard]] const find::Findings& findings() const { return findings_; }
    [[nodiscard]] const std::vector<find::AnnotatedSentence>& sentences() const { return sentences_; }

private:
    [[nodiscard]] std::string name(std::size_t entity) const { return findings_.entities[entity].name; }
    [[nodiscard]] std::string names(const std::vector<std::size_t>& list) const {
        std::string all;
        for (const std::size_t entity : list) all += (all.empty() ? "" : ", ") + name(entity);
        return all;
    }
    [[nodiscard]] bool at(std::size_t sentence, std::string_view start) const {
        return std::string_view{sentences_[sentence].sentence->text.text}.starts_with(start);
    }

    read::Document document_;
    std::vector<find::AnnotatedSentence> sentences_;
    find::Findings findings_;
};

const Reading& migration() {
    static const Reading reading{"migration.md"};
    return reading;
}

const Reading& climate() {
    static const Reading reading{"climate.md"};
    return reading;
}

using Said = std::set<std::string>;

TEST(Statements, SupportInSeveralWordings) {
    EXPECT_EQ(migration().statements("Het kabinet juicht"), Said{"kabinet SUPPORTS @ fact"});
    EXPECT_EQ(climate().statements("Het kabinet onderschrijft"),
              Said{"kabinet SUPPORTS Klimaatakkoord van Parijs fact"});
    EXPECT_TRUE(climate().statements("Samen met Denemarken").contains("Nederland SUPPORTS klimaatfinanciering fact"));
}

TEST(Statements, OppositionAndDeniedSupport) {
    EXPECT_EQ(migration().statements("Hongarije keerde"), Said{"Hongarije OPPOSES verdeling van asielzoekers fact"});
    EXPECT_EQ(climate().statements("Saoedi-Arabië"),
              Said{"Saoedi-Arabië OPPOSES verbod op nieuwe kolencentrales fact"});
    EXPECT_EQ(climate().statements("Noorwegen is"), Said{"Noorwegen SUPPORTS verbod op nieuwe kolencentrales negated"});
}

TEST(Statements, CoordinatedSubjectsAreTakenOneByOne) {
    EXPECT_EQ(migration().statements("Italië, Griekenland"),
              (Said{"Italië CALLS_ON Europese Commissie fact", "Griekenland CALLS_ON Europese Commissie fact",
                    "Malta CALLS_ON Europese Commissie fact"}));
    EXPECT_EQ(climate().statements("De provincies"), (Said{"provincies ADOPTED convenant over netcongestie fact",
                                                           "netbeheerders ADOPTED convenant over netcongestie fact"}));
}

TEST(Statements, APassiveHasItsAgentBehindDoor) {
    EXPECT_EQ(migration().statements("Turkije werd"), Said{"Europese Commissie CALLS_ON Turkije fact"});
}

TEST(Statements, CooperationIsStoredOnce) {
    EXPECT_EQ(migration().statements("De Dienst"),
              Said{"Dienst Terugkeer en Vertrek COOPERATES_WITH Internationale Organisatie voor Migratie fact"});
}

TEST(Statements, OrdinarySentencesSayNone) {
    for (const char* start : {"Hierbij zend", "Het is niet de bedoeling", "Frontex breidt", "Deze samenwerking"}) {
        EXPECT_TRUE(migration().statements(start).empty()) << start;
    }
    EXPECT_TRUE(climate().statements("Zonder draagvlak").empty());
}

TEST(Commitments, ToezeggingenGoToTheChamberThatIsWrittenTo) {
    const std::string minister = "M.H.M. Faber-van de Klashorst";
    EXPECT_EQ(migration().commitment("Uw Kamer ontvangt"),
              fmt::format("undertaking made by [{}] to [Eerste Kamer] due [2025|eind dit jaar]", minister));
    EXPECT_EQ(migration().commitment("Vóór het zomerreces"),
              fmt::format("undertaking made by [{}] to [Eerste Kamer] due [|Vóór het zomerreces]", minister));
    EXPECT_EQ(migration().commitment("Indien gemeenten"),
              fmt::format("undertaking made by [{}] to [Eerste Kamer] due [|onverwijld]", minister));
}

TEST(Commitments, ConditionsAreKept) {
    const auto& commitments = migration().findings().commitments;
    EXPECT_TRUE(std::ranges::any_of(
        commitments, [](const auto& c) { return c.condition == "Indien gemeenten geen plekken leveren"; }));
}

TEST(Commitments, AgreementsAreMadeOrExpected) {
    EXPECT_EQ(migration().commitment("Op de JBZ-Raad"), "agreement made by [lidstaten] to [] due [|]");
    EXPECT_EQ(migration().commitment("Naar verwachting nemen"), "agreement expected by [lidstaten] to [] due [|]");
    EXPECT_EQ(climate().commitment("De Wereldbank"),
              "agreement made by [Wereldbank, Internationaal Monetair Fonds] to [] due [|]");
}

TEST(Commitments, IntentionsAndCalls) {
    EXPECT_EQ(climate().commitment("TenneT zal"), "intention made by [TenneT] to [] due [|]");
    EXPECT_EQ(climate().commitment("De EU wil"), "intention made by [Europese Unie] to [] due [2040|in 2040]");
    EXPECT_EQ(climate().commitment("De Europese Commissie presenteert"),
              "intention expected by [Europese Commissie] to [] due [2026|begin volgend jaar]");
    EXPECT_EQ(migration().commitment("Ik zal de provincies"),
              "call made by [M.H.M. Faber-van de Klashorst] to [provincies] due [../2025-05-01|vóór 1 mei]");
}

TEST(Commitments, AmountsAreWholeNumbers) {
    const auto& commitments = migration().findings().commitments;
    EXPECT_TRUE(std::ranges::any_of(commitments, [](const auto& c) { return c.quantity == 85e6 && c.unit == "EUR"; }));
}

TEST(Commitments, AttendingDenyingAndPastContributionsBindNobody) {
    for (const char* start : {"De minister van Klimaat en Groene Groei zal", "Het kabinet is niet", "Nederland droeg",
                              "China en India", "Met deze brief"}) {
        EXPECT_EQ(climate().commitment(start), "none") << start;
    }
    for (const char* start : {"Hierbij zend", "Frontex breidt", "Gemeenten hebben"}) {
        EXPECT_EQ(migration().commitment(start), "none") << start;
    }
}

TEST(Events, DatesAndPlacesComeFromTheSentenceThatTellsThem) {
    const Entity* conference = climate().entity("klimaatconferentie");
    ASSERT_NE(conference, nullptr);
    EXPECT_EQ(conference->start, "2025-11-10");
    EXPECT_EQ(conference->end, "2025-11-21");
    EXPECT_EQ(conference->place, "Belém");
    const Entity* council = migration().entity("JBZ-Raad van 5 maart 2025");
    ASSERT_NE(council, nullptr);
    EXPECT_EQ(council->place, "Brussel");
}

TEST(Names, ShortFormsPostsAndForeignColleagues) {
    EXPECT_TRUE(migration().mentions("De Dienst", "Dienst Terugkeer en Vertrek"));
    EXPECT_TRUE(migration().mentions("Mijn Marokkaanse", "Marokkaanse ambtgenoot"));
    EXPECT_TRUE(climate().mentions("De minister van Volkshuisvesting", "M.C.G. Keijzer"));
    EXPECT_TRUE(climate().mentions("Daarover heeft", "vaste commissie voor Klimaat en Groene Groei"));
    EXPECT_EQ(climate().entity("Belém"), nullptr) << "a place is no actor";
}

TEST(Names, MentionsLieInsideTheirSentenceOncePerTarget) {
    for (const Reading* reading : {&migration(), &climate()}) {
        std::set<std::pair<std::size_t, std::size_t>> seen;
        for (const find::Mention& m : reading->findings().mentions) {
            EXPECT_LT(m.where.begin, m.where.end);
            EXPECT_LE(m.where.end, reading->sentences()[m.sentence].sentence->text.text.size());
            EXPECT_TRUE(seen.emplace(m.sentence, m.entity).second);
        }
    }
}

TEST(Findings, AnEmptyLetterHasNone) {
    const read::Document empty;
    const find::Findings found = find::find_all(empty, {}, find::Gazetteer{});
    EXPECT_TRUE(found.mentions.empty());
    EXPECT_TRUE(found.statements.empty());
    EXPECT_TRUE(found.commitments.empty());
}

TEST(Findings, OddSentencesDoNoHarm) {
    for (const char* text :
         {"", ",", "( ) ;", "de de de", "Mocht", "om te", "% % EUR", "van 9 tot", "Raad van", "NAVO-", "-Top"}) {
        read::Document document;
        document.date = "2025-01-01";
        read::Sentence sentence;
        sentence.text.text = text;
        find::AnnotatedSentence annotated{&sentence, {}, 0, 0, 0};
        std::size_t at = 0;
        for (const find::Word& word : find::plain_words(text)) {
            annotated.tokens.push_back(
                {word.text, word.where, word.lower, at++ % 2 == 0 ? "WW(pv,tgw,ev)" : "VZ(init)", "O", -1, "ROOT"});
        }
        EXPECT_NO_THROW((void)find::find_all(
            document, {&annotated, 1}, find::Gazetteer::load(fs::path{DOSSIER_SOURCE_DIR} / "datasets/gazetteer")))
            << text;
    }
}

}  // namespace
