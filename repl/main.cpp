#include "repl/command_line.hpp"

int main(int argc, char** argv) { return dossier::repl::run_command_line(argc, argv); }
