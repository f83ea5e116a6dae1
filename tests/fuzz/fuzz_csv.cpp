// SPDX-License-Identifier: GPL-3.0-or-later
#include "require.h"

#include "migration/csv/entries.h"
#include "migration/csv/lists.h"
#include "migration/csv/pasted.h"

#include <QLoggingCategory>

#include <cstdint>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

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

/// As a web page or JSON does, which a list may be called like.
static bool beginsOddly(const QByteArray &bytes)
{
    return bytes.startsWith('<') || bytes.startsWith('{') || bytes.startsWith('[');
}

static size_t headersIn(const csv::Table &table)
{
    size_t headers = csv::hasHeader(table) ? 1 : 0;
    for (size_t i = 1; i < table.rows.size(); ++i) {
        headers += csv::isFurtherHeader(table.rows[i].cells) ? 1 : 0;
    }
    return headers;
}

static void checkLists(const csv::Table &table)
{
    const csv::ListsFile file = csv::readLists(table);
    const size_t rows = file.people.size() + file.bad.size() + file.repeated.size();
    const size_t headers = headersIn(table);
    require(rows <= table.rows.size() && rows + headers >= table.rows.size(), "no row is lost");
    std::vector<MovedItem> memberships;
    for (const csv::ListedPerson &row : file.people) {
        require(!row.list.isEmpty() && row.list.toUcs4().size() <= csv::longestListName,
            "a list's name");
        memberships.push_back(
            {.subject = row.person.user + u'@' + row.person.host, .list = row.list});
    }
    const QByteArray written =
        csv::writeEntries(MovedKind::Lists, memberships, csv::Form::Mastodon);
    if (beginsOddly(written)) {
        return;
    }
    const auto again = csv::readListsFile(written, u"lists.csv"_s);
    require(again.ok() && again->people.size() == file.people.size(), "everybody is written");
    for (size_t i = 0; i < file.people.size(); ++i) {
        require(again->people[i].list == file.people[i].list, "in the same list");
        require(again->people[i].person == file.people[i].person, "the same person");
    }
}

static std::vector<MovedItem> itemsOf(const csv::EntriesFile &file)
{
    std::vector<MovedItem> items;
    for (const csv::Entry &entry : file.entries) {
        require(entry.line > 0 && !entry.item.subject.isEmpty(), "an entry says something");
        items.push_back(entry.item);
    }
    return items;
}

/// Whatever the text is taken for.
static void checkEntries(const QByteArray &bytes, csv::FileKind kind, const csv::Table &table)
{
    const auto file = csv::readEntries(bytes, u"x"_s, kind, u"home.example"_s);
    const size_t headers = headersIn(table);
    if (!file && headers > 0 && file.error().kind == ErrorKind::Damaged) {
        return; // two files in one
    }
    require(file.ok() && file->kind == kind && file->sure, "what is a table has entries");
    const size_t said = file->entries.size() + file->bad.size() + file->repeated.size();
    require(said <= table.rows.size(), "no row is made up");
    const bool comments = kind == csv::FileKind::DomainBlocks;
    require(comments || said + headers >= table.rows.size(), "only headers are no rows");
    for (const csv::RepeatedRow &row : file->repeated) {
        require(row.firstLine < row.line, "the first comes first");
    }
    const std::vector<MovedItem> items = itemsOf(*file);
    const QByteArray once = csv::writeEntries(kind, items, csv::Form::Mastodon);
    if (beginsOddly(once)) {
        return;
    }
    const auto again = csv::readEntries(once, u"x"_s, kind);
    require(again.ok() && again->entries.size() == items.size(), "everything is written");
    require(again->bad.empty() && again->repeated.empty(), "and nothing else");
    require(csv::writeEntries(kind, itemsOf(*again), csv::Form::Mastodon) == once, "as it was");
}

static void checkGuess(const QByteArray &bytes, const csv::Table &table)
{
    for (const QString &name : {u"following_accounts.csv"_s, u"followed_tags.csv"_s, QString()}) {
        const auto file = csv::readEntries(bytes, name);
        require(file.ok() || headersIn(table) > 0, "what is a table can be guessed at");
        if (!file) {
            continue;
        }
        require(file->kind != csv::FileKind::Unknown || (!file->sure && file->entries.empty()),
            "what is unknown says nothing");
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
        checkGuess(bytes, *table);
        for (int kind = 1; kind < movedKindCount; ++kind) {
            checkEntries(bytes, csv::FileKind(kind), *table);
        }
    } else {
        require(!csv::readEntries(bytes, u"x"_s, csv::FileKind::Follows).ok(), "the same refusals");
    }
    const QString text = QString::fromUtf8(bytes);
    if (const auto pasted = csv::readPasted(text)) {
        checkPasted(*pasted, text);
    }
    return 0;
}
