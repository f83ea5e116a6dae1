// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/together.h"

#include <cstdio>
#include <map>
#include <string>

namespace asterism::together {

namespace {

std::map<std::string, Run> &tests()
{
    static std::map<std::string, Run> known;
    return known;
}

/// "tst_host" of "…/tests/unit/base/tst_host.cpp".
std::string nameOf(const std::string &file)
{
    const std::string name = file.substr(file.find_last_of("/\\") + 1);
    return name.substr(0, name.find('.'));
}

int run(int argc, char **argv)
{
    const auto found = argc > 1 ? tests().find(argv[1]) : tests().end();
    if (found == tests().end()) {
        std::fprintf(stderr, "usage: %s TEST [OPTION...]\n", argv[0]);
        for (const auto &[name, test] : tests()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 64;
    }
    argv[1] = argv[0];
    return found->second(argc - 1, argv + 1);
}

} // namespace

Test::Test(const char *file, Run run)
{
    tests().emplace(nameOf(file), run);
}

} // namespace asterism::together

int main(int argc, char **argv)
{
    return asterism::together::run(argc, argv);
}
