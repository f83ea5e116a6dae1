// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/filekind.h"
#include "migration/csv/lists.h"
#include "migration/csv/pasted.h"

#include <QLoggingCategory>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

static void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

static void checkTable(const csv::Table &table, const QByteArray &bytes)
{
    int line = 0;
    qsizetype length = 0;
    for (const csv::Row &row : table.rows) {
        require(row.line > line, "rows begin one after the other");
        line = row.line;
        require(!row.cells.isEmpty(), "a row has a cell");
        for (const QString &cell : row.cells) {
            length += cell.size();
        }
        require(csv::shown(row, table.delimiter).size() <= 200, "what is shown is short");
    }
    require(length <= bytes.size(), "no cell is made up");
    require(line <= bytes.count('\n') + bytes.count('\r') + 1, "a line is in the file");
    const csv::FileGuess guess = csv::guessKind(table, u"export.csv"_s);
    require(!guess.sure || guess.kind != csv::FileKind::Unknown, "sure of something");
}

static void checkLists(const csv::Table &table)
{
    const csv::ListsFile file = csv::readLists(table);
    const size_t rows = file.people.size() + file.bad.size() + file.repeated.size();
    require(rows + (csv::hasHeader(table) ? 1 : 0) == table.rows.size(), "no row is lost");
    std::vector<csv::ListMembership> memberships;
    for (const csv::ListedPerson &row : file.people) {
        require(!row.list.isEmpty() && row.list.size() <= csv::longestListName, "a list's name");
        memberships.push_back({row.list, row.person.user + u'@' + row.person.host});
    }
    const auto again = csv::readListsFile(csv::writeLists(memberships), u"lists.csv"_s);
    require(again.ok() && again->people.size() == file.people.size(), "everybody is written");
    for (size_t i = 0; i < file.people.size(); ++i) {
        require(again->people[i].list == file.people[i].list, "in the same list");
        require(again->people[i].person == file.people[i].person, "the same person");
    }
}

static void checkPasted(const csv::Pasted &pasted, const QString &text)
{
    qsizetype length = 0;
    for (const csv::PastedPerson &row : pasted.people) {
        require(text.contains(row.text), "it is told as it was typed");
        length += row.text.size();
    }
    require(length <= text.size(), "nobody is made up");
    for (const csv::BadRow &row : pasted.bad) {
        require(!row.text.isEmpty() && row.text.size() <= 200, "what is bad can be seen");
    }
    for (const csv::RepeatedRow &row : pasted.repeated) {
        require(row.firstLine <= row.line, "the first comes first");
    }
}

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    QLoggingCategory::setFilterRules(u"*=false"_s);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 64 * 1024) {
        return 0;
    }
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto table = csv::readTable(bytes, u"export.csv"_s)) {
        checkTable(*table, bytes);
        checkLists(*table);
    }
    const QString text = QString::fromUtf8(bytes);
    if (const auto pasted = csv::readPasted(text)) {
        checkPasted(*pasted, text);
    }
    return 0;
}
