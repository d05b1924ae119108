#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::loaders::read {

/// What a line above, or around, a letter's text may be, in Dutch or in English. All take a line without markup, blanks
/// trimmed.

struct PlaceAndDate {
    std::string place;
    std::string date;  ///< ISO 8601
};
/// `Den Haag, 28 juni 2024`; `Datum: 28 juni 2024` has no place.
[[nodiscard]] std::optional<PlaceAndDate> place_and_date(std::string_view line);

/// The day on which written questions were answered: `… (ontvangen 24 oktober 2023)`.
[[nodiscard]] std::optional<std::string> date_of_answer(std::string_view text);

/// Who answered them, as posts: `minister van Defensie` of `Antwoord van Minister Brekelmans (Defensie) (ontvangen …)`.
[[nodiscard]] std::vector<std::string> senders_of_answer(std::string_view text);

struct Heading {
    std::string kind;                  ///< `brief`, `verslag`, `motie`, …
    std::vector<std::string> senders;  ///< `minister van Defensie`, one for each post
};
/// `Brief van de ministers van Buitenlandse Zaken en van Defensie`
[[nodiscard]] std::optional<Heading> kind_and_senders(std::string_view line);

/// `462` of `Nr. 462`, and what the line says behind it.
struct SerialNumber {
    std::string number;
    std::string rest;
};
[[nodiscard]] std::optional<SerialNumber> serial_number(std::string_view line);

/// `Voorzitter van de Tweede Kamer` of `Aan de Voorzitter van de Tweede Kamer der Staten-Generaal`
[[nodiscard]] std::optional<std::string> addressee(std::string_view line);

/// `Geachte voorzitter,`
[[nodiscard]] bool is_salutation(std::string_view line);
/// `Hoogachtend,`
[[nodiscard]] bool is_closing(std::string_view line);
/// `Onze referentie …`, `Retouradres …`, `Bijlagen 2`: the letterhead.
[[nodiscard]] bool is_letterhead(std::string_view line);
/// What the letter is about by its own `Betreft` line.
[[nodiscard]] std::optional<std::string> subject(std::string_view line);

/// `minister van Buitenlandse Zaken` of `De minister van Buitenlandse Zaken,`; nothing when the line says more.
[[nodiscard]] std::optional<std::string> post(std::string_view line);
/// A line that is a person's name: `H.G.J. Bruins Slot`, `drs. K.H. Ollongren`.
[[nodiscard]] bool is_person_name(std::string_view line);

struct Signature {
    std::string name;  ///< empty where only the post signs
    std::string role;
};
/// The signatories of a block of lines; nothing when any line is neither post, name nor closing.
[[nodiscard]] std::optional<std::vector<Signature>> signatures(std::span<const std::string> lines);

}  // namespace dossier::loaders::read
