// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/lists.h"

#include "migration/csv/filekind.h"
#include "migration/csv/firstlines.h"
#include "migration/csv/person.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

/// What a row says.
struct ListCells {
    QString list;
    PersonOrFault person = Fault::NoPerson;
    bool several = false; ///< somebody else stands behind the person
};

ListCells cellsWithoutHeader(const QStringList &cells, QChar delimiter, const QString &domain)
{
    for (qsizetype at = 1; at < cells.size(); ++at) {
        if (const auto person = namedPerson(cells[at])) {
            const bool several = std::any_of(cells.begin() + at + 1, cells.end(), isPerson);
            return {cells.first(at).join(delimiter), *person, several};
        }
    }
    if (const auto person = namedPerson(cells.value(0))) {
        return {QString(), *person}; // a row of another file
    }
    return {cells.value(0), readPerson(cells.value(1), domain)};
}

std::variant<ListedPerson, Fault> judged(const ListCells &cells, int line)
{
    QString name = cells.list;
    name.remove(QChar::ByteOrderMark); // of files put together; at the beginning it would be lost
    name = name.trimmed();
    if (name.isEmpty()) {
        return Fault::NoListName;
    }
    if (name.size() > longestListName && name.toUcs4().size() > longestListName) {
        return Fault::LongListName;
    }
    if (cells.several) {
        return Fault::SeveralPeople;
    }
    if (const auto *fault = std::get_if<Fault>(&cells.person)) {
        return *fault;
    }
    return ListedPerson{line, name, std::get<Handle>(cells.person)};
}

} // namespace

ListRows::ListRows(const Table &head, const QString &domain)
    : m_delimiter(head.delimiter)
    , m_domain(domain)
    , m_hasHeader(hasHeader(head))
    , m_list(columnNamed(head, "list name"_L1))
    , m_person(columnNamed(head, "account address"_L1))
{
    if (m_person < 0) {
        m_person = m_list == 0 ? 1 : 0;
    }
}

std::variant<ListedPerson, Fault> ListRows::read(const Row &row) const
{
    const QStringList &cells = row.cells;
    const ListCells divided = m_hasHeader
        ? ListCells{cells.value(m_list), readPerson(cells.value(m_person), m_domain)}
        : cellsWithoutHeader(cells, m_delimiter, m_domain);
    return judged(divided, row.line);
}

ListsFile readLists(const Table &table, const QString &domain)
{
    ListRows rows(table, domain);
    ListsFile file;
    FirstLines lines;
    for (size_t i = hasHeader(table) ? 1 : 0; i < table.rows.size(); ++i) {
        const Row &row = table.rows[i];
        const bool header = isFurtherHeader(row.cells);
        if (header && kindOfHeader(row.cells) == FileKind::Lists) {
            rows = ListRows({.delimiter = table.delimiter, .rows = {row}}, domain);
            continue;
        }
        auto read = header ? std::variant<ListedPerson, Fault>(Fault::NotAHandle) : rows.read(row);
        if (const auto *fault = std::get_if<Fault>(&read)) {
            file.bad.push_back({row.line, shown(row, table.delimiter), *fault});
            continue;
        }
        auto &person = std::get<ListedPerson>(read);
        if (const int first = lines.before(person.person.acct(), row.line, person.list)) {
            file.repeated.push_back({row.line, first, shown(row, table.delimiter)});
            continue;
        }
        file.people.push_back(std::move(person));
    }
    return file;
}

Result<ListsFile> readListsFile(
    const QByteArray &bytes, const QString &fileName, const QString &domain)
{
    const auto table = readTable(bytes, fileName);
    if (!table) {
        return table.error();
    }
    const FileGuess guess = guessKind(*table, fileName);
    const bool foreign = hasHeader(*table) && columnNamed(*table, "list name"_L1) < 0;
    if (foreign || (guess.sure && guess.kind != FileKind::Lists)) {
        return Error{.kind = ErrorKind::Usage,
            .subject = fileName,
            .detail = Words::tr("it holds no lists; each of their rows is a name and a handle")};
    }
    return readLists(*table, domain);
}

} // namespace asterism::csv
