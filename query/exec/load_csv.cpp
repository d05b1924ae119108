#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "graph/csv_reader.hpp"
#include "graph/error.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/import_file.hpp"
#include "query/exec/operators.hpp"

namespace dossier::query::exec {

namespace {

using graph::CsvField;
using graph::CsvReader;
using graph::ErrorCode;
using graph::ErrorType;

/// A row for each record of a file: a list of its fields, or with headers a map. The file is read as the rows are
/// asked for.
class LoadCsv final : public RowExpander {
public:
    LoadCsv(const plan::LoadCsv& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, held_{tree.context} {}

    void reset() override {
        RowExpander::reset();
        reader_.reset();
        forget();
    }

protected:
    void open(const Batch& input) override { locations_ = evaluate(op_.from, input, context()); }

    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        try {
            return read(row, rows);
        } catch (const graph::Error& error) {
            if (error.diagnostic().type != ErrorType::file_error) throw;
            graph::Diagnostic placed = error.diagnostic();
            placed.where = op_.from.where;
            throw graph::Error{std::move(placed)};
        }
    }
    void put(Batch& batch) override {
        batch[op_.record] = Column{std::move(records_)};
        batch[op_.line] = Column{std::move(lines_)};
        batch[op_.file] = Column{std::move(files_)};
        forget();
    }

private:
    bool read(std::uint32_t row, std::vector<std::uint32_t>& rows) {
        if (!reader_) start(locations_.at(row));
        std::vector<CsvField> fields;
        while (rows.size() < batch_size()) {
            if (!reader_->next(fields)) {
                reader_.reset();
                return true;
            }
            rows.push_back(row);
            std::int64_t bytes = 0;
            for (const CsvField& field : fields) bytes += static_cast<std::int64_t>(field ? field->size() : 0);
            held_.add(bytes);
            records_.push_back(op_.with_headers ? by_header(fields) : as_list(fields));
            lines_.emplace_back(static_cast<std::int64_t>(reader_->line()));
            files_.emplace_back(file_);
        }
        return false;
    }

    void start(const Value& location) {
        if (!location.is(graph::ValueKind::string)) {
            fault(ErrorType::type_error, ErrorCode::invalid_argument_type,
                  fmt::format("LOAD CSV reads from a string, not {}", name(location.kind())), op_.from.where);
        }
        const auto path = import_file(location.as_string(), context().limits);
        file_ = Value{path.string()};
        reader_ = std::make_unique<CsvReader>(path.string(), location.as_string(), op_.separator,
                                              [this] { context().check(); });
        if (op_.with_headers) read_headers();
    }

    void read_headers() {
        headers_.clear();
        std::vector<CsvField> fields;
        if (!reader_->next(fields)) return;
        for (const CsvField& field : fields) {
            std::string header{field.value_or("")};
            if (std::ranges::find(headers_, header) != headers_.end()) {
                reader_->fail(fmt::format("two columns are called `{}`", header), "give each a name of its own");
            }
            headers_.push_back(std::move(header));
        }
    }

    Value by_header(const std::vector<CsvField>& fields) const {
        if (fields.size() > headers_.size()) {
            reader_->fail(fmt::format("there are {} fields, but {} headers", fields.size(), headers_.size()));
        }
        std::vector<graph::Map::Entry> entries;
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            entries.emplace_back(headers_[i], i < fields.size() ? value_of(fields[i]) : Value{});
        }
        return graph::Map{std::move(entries)};
    }

    static Value as_list(const std::vector<CsvField>& fields) {
        graph::List list;
        for (const CsvField& field : fields) list.push_back(value_of(field));
        return list;
    }

    static Value value_of(const CsvField& field) { return field ? Value{*field} : Value{}; }

    void forget() {
        records_.clear();
        lines_.clear();
        files_.clear();
        held_.release();
    }

    const plan::LoadCsv& op_;
    Held held_;
    Column locations_;
    std::unique_ptr<CsvReader> reader_;  // of the row at hand
    Value file_;
    std::vector<std::string> headers_;
    Column::Values records_, lines_, files_;
};

}  // namespace

OperatorPtr make(const plan::LoadCsv& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<LoadCsv>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec
