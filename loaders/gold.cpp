#include "loaders/gold.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dossier::loaders {

namespace {

std::string_view type_name(find::EntityClass entity_class) {
    switch (entity_class) {
    case find::EntityClass::actor: return "actor";
    case find::EntityClass::instrument: return "instrument";
    case find::EntityClass::event: return "event";
    case find::EntityClass::topic: break;
    }
    return "topic";
}

/// Writes one object after the other; a line ends with its object.
class Lines {
public:
    void begin(std::string_view type) {
        writer_.Reset(buffer_);
        writer_.StartObject();
        text("type", type);
    }
    void end() {
        writer_.EndObject();
        lines_.append(buffer_.GetString(), buffer_.GetSize());
        lines_ += '\n';
        buffer_.Clear();
    }
    void text(std::string_view key, std::string_view value) {
        string(key);
        string(value);
    }
    /// null where the text is empty.
    void text_or_null(std::string_view key, std::string_view value) {
        string(key);
        if (value.empty())
            writer_.Null();
        else
            string(value);
    }
    void texts(std::string_view key, std::span<const std::string> values) {
        string(key);
        writer_.StartArray();
        for (const auto& value : values) string(value);
        writer_.EndArray();
    }
    void number(std::string_view key, std::optional<double> value) {
        constexpr double exact = 9007199254740992.0;  // 2^53
        string(key);
        if (!value)
            writer_.Null();
        else if (std::nearbyint(*value) == *value && std::abs(*value) <= exact)
            writer_.Int64(static_cast<std::int64_t>(*value));
        else
            writer_.Double(*value);
    }

    [[nodiscard]] std::string take() { return std::move(lines_); }

private:
    void string(std::string_view value) {
        writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }

    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_;
    std::string lines_;
};

class GoldWriter {
public:
    explicit GoldWriter(const Extraction& extraction) : extraction_{extraction}, found_{extraction.findings} {}

    std::string run() {
        document();
        sections();
        for (const auto& entity : found_.entities) this->entity(entity);
        for (const auto& mention : found_.mentions) this->mention(mention);
        for (const auto& statement : found_.statements) this->statement(statement);
        for (const auto& commitment : found_.commitments) this->commitment(commitment);
        for (const auto& citation : found_.citations) {
            lines_.begin("citation");
            lines_.text("text", citation.text);
            lines_.text("target", citation.target);
            lines_.end();
        }
        return lines_.take();
    }

private:
    void document() {
        const auto& document = extraction_.document;
        lines_.begin("document");
        lines_.text("id", document.id);
        lines_.text_or_null("dossier", document.dossier);
        lines_.text_or_null("number", document.number);
        lines_.text_or_null("date", document.date);
        lines_.text_or_null("place", document.place);
        lines_.text("kind", document.kind);
        std::vector<std::string> signatories;
        for (const auto& one : document.signed_by) signatories.push_back(one.name.empty() ? one.role : one.name);
        lines_.texts("signed_by", signatories);
        lines_.text_or_null("addressed_to", document.addressed_to);
        lines_.end();
    }

    void sections() {
        for (const auto& section : extraction_.document.sections) {
            std::size_t sentences = 0;
            for (const auto& paragraph : section.paragraphs) sentences += paragraph.sentences.size();
            lines_.begin("section");
            lines_.text("title", section.title);
            lines_.number("sentences", static_cast<double>(sentences));
            lines_.end();
        }
    }

    void entity(const find::Entity& entity) {
        lines_.begin(type_name(entity.entity_class));
        lines_.text("id", entity.id);
        lines_.text("name", entity.name);
        if (!entity.kind.empty()) lines_.text("kind", entity.kind);
        if (entity.entity_class == find::EntityClass::event) {
            lines_.text_or_null("start", entity.start);
            lines_.text_or_null("end", entity.end);
            lines_.text_or_null("place", entity.place);
        }
        auto accept = entity.aliases;
        if (!entity.name_en.empty()) accept.push_back(entity.name_en);
        lines_.texts("accept", accept);
        if (entity.entity_class == find::EntityClass::actor) lines_.texts("roles", entity.roles);
        lines_.end();
    }

    void mention(const find::Mention& mention) {
        const auto& text = sentence(mention.sentence);
        lines_.begin("mention");
        lines_.text("sentence", text);
        lines_.text("surface",
                    std::string_view{text}.substr(mention.where.begin, mention.where.end - mention.where.begin));
        lines_.text("target", name(mention.entity));
        lines_.text("how", mention.how);
        lines_.end();
    }

    void statement(const find::Statement& statement) {
        lines_.begin("statement");
        lines_.text("subject", name(statement.subject));
        lines_.text("predicate", statement.predicate);
        const bool entity = statement.object.to == find::Reference::To::entity;
        lines_.text("object", entity ? name(statement.object.index)
                                     : "@" + sentence(found_.commitments[statement.object.index].sentence));
        lines_.text("status", statement.status);
        lines_.text("sentence", sentence(statement.sentence));
        lines_.number("confidence", statement.confidence);
        lines_.end();
    }

    void commitment(const find::Commitment& commitment) {
        lines_.begin("commitment");
        lines_.text("kind", commitment.kind);
        lines_.text("status", commitment.status);
        lines_.texts("by", names(commitment.by));
        lines_.texts("towards", names(commitment.towards));
        lines_.texts("topics", names(commitment.topics));
        lines_.text_or_null("under", commitment.under ? name(*commitment.under) : std::string{});
        lines_.text_or_null("at", commitment.at ? name(*commitment.at) : std::string{});
        lines_.text_or_null("due", commitment.due);
        lines_.text_or_null("due_text", commitment.due_text);
        lines_.text_or_null("condition", commitment.condition);
        lines_.number("quantity", commitment.quantity);
        lines_.text_or_null("unit", commitment.unit);
        lines_.text("sentence", sentence(commitment.sentence));
        lines_.number("confidence", commitment.confidence);
        lines_.end();
    }

    [[nodiscard]] const std::string& sentence(std::size_t ordinal) const {
        return extraction_.sentences[ordinal].sentence->text.text;
    }
    [[nodiscard]] const std::string& name(std::size_t entity) const { return found_.entities[entity].name; }
    [[nodiscard]] std::vector<std::string> names(std::span<const std::size_t> entities) const {
        std::vector<std::string> result;
        for (const auto entity : entities) result.push_back(name(entity));
        return result;
    }

    const Extraction& extraction_;
    const find::Findings& found_;
    Lines lines_;
};

}  // namespace

std::string gold_lines(const Extraction& extraction) { return GoldWriter{extraction}.run(); }

}  // namespace dossier::loaders
