#include "repl/help_text.hpp"

#include <string>

#include <CLI/CLI.hpp>

namespace dossier::repl {

namespace {

class Layout : public CLI::Formatter {
public:
    Layout() {
        column_width(28);
        label("Positionals", "Arguments");
        label("OPTIONS", "OPTION…");
    }

    std::string make_usage(const CLI::App* app, std::string name) const override {
        if (app->get_parent() != nullptr) return CLI::Formatter::make_usage(app, std::move(name));
        return "Usage: dossier [OPTION…] [KB]\n       dossier COMMAND …\n";
    }

    std::string make_option_opts(const CLI::Option* option) const override {
        const bool bare = option->get_positional() || option->get_expected_max() == 0 || option->get_type_size() == 0;
        return bare ? std::string{} : " " + option->get_type_name();
    }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_layout() { return std::make_shared<Layout>(); }

}  // namespace dossier::repl
