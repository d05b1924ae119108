#include "repl/import_form.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/import/csv.hpp"
#include "loaders/import/graph_text.hpp"
#include "repl/misuse.hpp"
#include "repl/progress.hpp"
#include "repl/report.hpp"
#include "repl/shell.hpp"
#include "repl/text_file.hpp"
#include "repl/words.hpp"

namespace dossier::repl {

namespace {

using graph::Error;
using graph::ErrorCode;
using graph::ErrorType;
using loaders::import::CsvForm;
using loaders::import::CsvTable;
using loaders::import::IdType;
using loaders::import::ImportCounts;

std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// `Label:Label=FILE,FILE`, the names and the sign left out where the files say them.
CsvTable table_of(const std::string& text, std::string_view option) {
    const std::size_t equals = text.find('=');
    CsvTable table;
    if (equals != std::string::npos) table.names = parts_of(std::string_view{text}.substr(0, equals), ':');
    for (std::string& file : parts_of(text.substr(equals == std::string::npos ? 0 : equals + 1), ',')) {
        table.files.emplace_back(std::move(file));
    }
    const bool named = std::ranges::none_of(table.names, &std::string::empty);
    const bool filed = std::ranges::none_of(table.files, [](const auto& file) { return file.empty(); });
    if (!named || !filed) {
        misused(fmt::format("`--{}={}` is not of the form NAME=FILE", option, text),
                option == "nodes" ? "write --nodes=Label:Label=FILE" : "write --relationships=TYPE=FILE");
    }
    return table;
}

std::vector<CsvTable> tables_of(const std::vector<std::string>& texts, std::string_view option) {
    std::vector<CsvTable> tables;
    for (const std::string& text : texts) {
        tables.push_back(table_of(text, option));
        if (option == "relationships" && tables.back().names.size() > 1) {
            misused(fmt::format("`--{}={}` names more than one type", option, text), "a relationship has one");
        }
    }
    return tables;
}

/// One byte, also by its name: a tab cannot be typed everywhere.
char character_of(const std::string& text, std::string_view option) {
    if (text == "\\t" || text == "TAB" || text == "tab") return '\t';
    const bool fits = text.size() == 1 && static_cast<unsigned char>(text.front()) < 0x80 && text != "\"" &&
                      text != "\n" && text != "\r";
    if (!fits) misused(fmt::format("`--{}={}` is not one ASCII character", option, text), "a tab is written TAB");
    return text.front();
}

CsvForm csv_form(const ImportForm& form) {
    CsvForm csv{.delimiter = character_of(form.delimiter, "delimiter"),
                .array_delimiter = character_of(form.array_delimiter, "array-delimiter"),
                .ids = form.id_type == "integer" ? IdType::integer : IdType::string};
    if (csv.delimiter == csv.array_delimiter) {
        misused("fields and the elements of lists have the same delimiter", "give --array-delimiter another one");
    }
    return csv;
}

void import_tables(Shell& shell, const ImportForm& form) {
    const std::vector<CsvTable> nodes = tables_of(form.nodes, "nodes");
    const std::vector<CsvTable> relationships = tables_of(form.relationships, "relationships");
    std::size_t total = 0;
    for (const auto* tables : {&nodes, &relationships}) {
        for (const CsvTable& table : *tables) total += table.files.size();
    }
    Progress bar;
    std::filesystem::path at_hand;
    std::size_t begun = 0;
    loaders::import::import_csv(
        shell.base().graph(), nodes, relationships, csv_form(form),
        [&](const std::filesystem::path& file, const ImportCounts& so_far) {
            if (Shell::cancel_flag()) throw interrupted();
            if (file.empty()) return;
            if (std::exchange(at_hand, file) != file) ++begun;
            bar.show(begun - 1, total,
                     fmt::format("{} ({} rows)", file.filename().string(), so_far.nodes + so_far.relationships));
        });
}

/// Statements may print; what they changed is told once, at the end.
bool run_quietly(Shell& shell, const std::filesystem::path& script) {
    const bool quiet = std::exchange(shell.settings().quiet, true);
    try {
        const bool went_well = shell.run_file(script);
        shell.settings().quiet = quiet;
        return went_well;
    } catch (...) {
        shell.settings().quiet = quiet;
        throw;
    }
}

bool import_file(Shell& shell, const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    if (ending == ".cypher" || ending == ".cyp" || ending == ".cql") return run_quietly(shell, path);
    const bool json = ending == ".json";
    if (!json && ending != ".graphml") {
        misused(fmt::format("`{}` is no graph by its ending", path.string()),
                ".graphml, .json (node-link) and .cypher are; CSV is named by --nodes and --relationships");
    }
    const std::string text = read_text_file(path);
    try {
        if (json) {
            loaders::import::import_json(shell.base().graph(), text);
        } else {
            loaders::import::import_graphml(shell.base().graph(), text);
        }
    } catch (const Error& error) {
        report(shell.messages(), error.diagnostic(), path.string(), text);
        return false;
    }
    return true;
}

}  // namespace

void add_import_options(CLI::App& app, ImportForm& form) {
    app.add_option("FILE", form.file, "a graph: .graphml, .json (node-link) or .cypher");
    app.add_option("--nodes", form.nodes, "CSV with a column :ID; may be repeated; more files of one header by commas")
        ->type_name("LABEL[:LABEL]=FILE")
        ->expected(1)
        ->take_all();
    app.add_option("--relationships", form.relationships, "CSV with columns :START_ID and :END_ID; likewise")
        ->type_name("TYPE=FILE")
        ->expected(1)
        ->take_all();
    app.add_option("--delimiter", form.delimiter, "between fields (,)")->type_name("CHARACTER");
    app.add_option("--array-delimiter", form.array_delimiter, "between the elements of a list (;)")
        ->type_name("CHARACTER");
    app.add_option("--id-type", form.id_type, "what the ids in the files are; string unless told otherwise")
        ->type_name("string|integer")
        ->check(CLI::IsMember({"string", "integer"}).description(""));
}

bool import_graph(Shell& shell, const ImportForm& form) {
    const bool has_tables = !form.nodes.empty() || !form.relationships.empty();
    if (has_tables == !form.file.empty()) {
        misused(has_tables ? "a file and tables are imported one after the other" : "there is nothing to import",
                "name a FILE, or tables by --nodes and --relationships");
    }
    const graph::PropertyGraph& graph = shell.graph();
    const std::size_t nodes = graph.node_count();
    const std::size_t relationships = graph.relationship_count();
    const bool went_well = shell.all_or_nothing([&] {
        if (!has_tables) return import_file(shell, form.file);
        import_tables(shell, form);
        return true;
    });
    if (!went_well) return false;
    shell.messages() << fmt::format("imported {}, {}\n", counted(graph.node_count() - nodes, "node"),
                                    counted(graph.relationship_count() - relationships, "relationship"));
    return true;
}

}  // namespace dossier::repl
