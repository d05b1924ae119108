#include "repl/language/help_lines.hpp"

#include <algorithm>
#include <array>

namespace dossier::repl {

namespace {

constexpr std::array dutch_lines{
    Heading{":help", "deze lijst; een opdracht, clause, operator, functie of procedure; of `functions`, …"},
    Heading{":schema", "labels, relatietypen, hun eigenschappen en aantallen; indexen en beperkingen"},
    Heading{":documents", "wat er geladen is"},
    Heading{":actors", "wie er handelen, naar hoe vaak zij genoemd worden"},
    Heading{":topics", "waar het over gaat, en welke actoren daarbij horen"},
    Heading{":commitments", "wie zich waartoe verbindt, jegens wie, tot wanneer"},
    Heading{":timeline", "gebeurtenissen en verbintenissen op datum: alle, van een actor, over een onderwerp"},
    Heading{":compare", "twee actoren naast elkaar: onderwerpen, verbintenissen, waarin zij verschillen"},
    Heading{":why", "de zinnen achter de laatste uitkomst"},
    Heading{":link", "hoe twee dingen samenhangen: de beste ketens, met hun zinnen"},
    Heading{":neighbours", "wat met X verbonden is, tot N stappen ver, per relatie"},
    Heading{":report",
            "een bladzijde om door te geven: verbintenissen, actoren en onderwerpen, tijdlijn, met de zinnen"},
    Heading{":graph",
            "de laatste uitkomst als afbeelding: .dot, .svg of .png; --cluster label|document, --limit N; zonder FILE "
            "in een kijkprogramma"},
    Heading{":picture",
            "een andere afbeelding, als .svg: matrix, timeline, ego X, link A B; --limit N; zonder FILE in een "
            "kijkprogramma"},
    Heading{":load", "leest documenten in"},
    Heading{":import", "een hele graaf: .graphml, .json, .cypher; CSV met --nodes en --relationships"},
    Heading{":export", "de graaf, of wat --query kiest, in een andere vorm: --format, --dialect"},
    Heading{":source", "voert een script uit"},
    Heading{":output", "uitkomsten gaan naar een bestand, in de vorm van zijn uitgang; alleen: weer naar het scherm"},
    Heading{":param", "geeft een parameter een waarde voor de vragen die volgen"},
    Heading{":params", "de parameters met hun waarden"},
    Heading{":begin", "opent een transactie"},
    Heading{":commit", "behoudt wat de transactie deed"},
    Heading{":rollback", "neemt terug wat de transactie deed"},
    Heading{":explain", "hoe een vraag uitgevoerd zou worden"},
    Heading{":profile", "voert een vraag uit en laat zien wat elke stap van haar plan deed"},
    Heading{":set", "stelt een optie in; zonder waarde: laat haar zien; alleen: laat ze alle zien"},
    Heading{":timing", "of de duur van elke opdracht getoond wordt"},
    Heading{":history", "wat eerder getypt is, of wat daarvan TEXT bevat; `:history clear` vergeet alles"},
    Heading{":clear", "een leeg scherm"},
    Heading{":quit", "sluit af; Ctrl-D ook"},
    Heading{"format", "hoe uitkomsten getoond worden; auto: een tabel op een scherm, anders tsv"},
    Heading{"max-rows", "hoeveel rijen een scherm toont, of all; een pijp of een bestand krijgt alles"},
    Heading{"pager", "wat langer is dan het scherm, gaat door $PAGER, of anders door less"},
    Heading{"null", "wat csv en tsv voor null schrijven; auto: niets in csv, null in tsv"},
    Heading{"csv-guard", "csv en tsv: een aanhalingsteken voor tekst die een rekenblad als formule zou uitvoeren"},
    Heading{"color", "kleuren; auto: op een scherm, tenzij NO_COLOR gezet is"},
    Heading{"language", "wat de opdrachten spreken; anders naar de locale"},
    Heading{"timing", "de duur van elke opdracht wordt getoond"},
    Heading{"quiet", "geen mededelingen en aantallen"},
    Heading{"timeout", "hoe lang een opdracht mag duren, of none"},
    Heading{"memory-limit", "hoeveel geheugen een opdracht mag gebruiken, als 512M of 2G, of none"},
    Heading{"import-directory", "LOAD CSV mag de bestanden daaronder lezen; anders geen"},
    Heading{"threads", "hoeveel draden een vraag mag gebruiken"},
};

}  // namespace

std::span<const Heading> dutch_help_lines() { return dutch_lines; }

std::string_view help_line(Language language, std::string_view name, std::string_view english) {
    if (language == Language::english) return english;
    const auto* const found = std::ranges::find(dutch_lines, name, &Heading::first);
    return found == dutch_lines.end() ? english : found->second;
}

}  // namespace dossier::repl
