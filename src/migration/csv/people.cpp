// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/people.h"

#include "migration/csv/filekind.h"
#include "migration/csv/lists.h"
#include "migration/csv/pasted.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

bool isWebPage(const QString &text)
{
    return text.startsWith("https://"_L1, Qt::CaseInsensitive)
        || text.startsWith("http://"_L1, Qt::CaseInsensitive);
}

/// Why people of such a file are not what somebody wants in a list. Of hashtags and clips only what
/// is surely a file: in any other text such lines are comments, or name people by what they wrote.
QString refusalOf(const FileGuess &guess)
{
    const bool mayBeText = guess.kind == FileKind::Tags || guess.kind == FileKind::Clips;
    switch (mayBeText && !guess.sure ? FileKind::Unknown : guess.kind) {
    case FileKind::Blocks:
        return Words::tr("it holds people who are blocked");
    case FileKind::Mutes:
        return Words::tr("it holds people who are muted");
    case FileKind::DomainBlocks:
        return Words::tr("it holds servers, not people");
    case FileKind::Bookmarks:
    case FileKind::Clips:
        return Words::tr("it holds posts, not people");
    case FileKind::Tags:
        return Words::tr("it holds hashtags, not people");
    default:
        return {};
    }
}

NamedPeople fromLists(const Table &table)
{
    ListsFile file = readLists(table);
    NamedPeople named{
        .bad = std::move(file.bad), .repeated = std::move(file.repeated), .lists = {}};
    QSet<QString> seen;
    for (const ListedPerson &row : file.people) {
        const QString who = u'@' + row.person.user + u'@' + row.person.host;
        named.people.push_back({row.line, who, who, row.list});
        if (!seen.contains(row.list)) {
            seen.insert(row.list);
            named.lists << row.list;
        }
    }
    return named;
}

/// Of such an address nobody sees a name (".../ap/users/7"), but its server knows whose it is.
bool mayBeAnActor(const BadRow &row)
{
    const QStringList parts = row.text.split(u'/', Qt::SkipEmptyParts);
    return row.fault == Fault::NotAProfile && isWebPage(row.text) && parts.size() > 3
        && parts[parts.size() - 2] == u"users"_s;
}

/// Where an address shows a name, that is a guess, and the address says more.
NamedPeople fromText(Pasted pasted)
{
    NamedPeople named{.repeated = std::move(pasted.repeated), .lists = {}};
    for (const PastedPerson &row : pasted.people) {
        const QString handle = u'@' + row.person.user + u'@' + row.person.host;
        named.people.push_back(
            {row.line, shown(row.text), isWebPage(row.text) ? row.text : handle, {}});
    }
    QHash<QString, int> seen; // the line of each actor
    for (BadRow &row : pasted.bad) {
        if (!mayBeAnActor(row)) {
            named.bad.push_back(std::move(row));
            continue;
        }
        int &firstLine = seen[row.text];
        if (firstLine > 0) {
            named.repeated.push_back({row.line, firstLine, row.text});
            continue;
        }
        firstLine = row.line;
        named.people.push_back({row.line, row.text, row.text, {}});
    }
    return named;
}

} // namespace

Result<NamedPeople> readPeople(const QByteArray &bytes, const QString &fileName)
{
    const QString name = fileName.isEmpty() ? Words::tr("The text") : fileName;
    const auto table = readTable(bytes, name);
    const FileGuess guess = table ? guessKind(*table, fileName) : FileGuess();
    if (guess.kind == FileKind::Lists && guess.sure) {
        return fromLists(*table);
    }
    if (const QString refusal = refusalOf(guess); !refusal.isEmpty() && !fileName.isEmpty()) {
        return Error{.kind = ErrorKind::Usage, .subject = name, .detail = refusal};
    }
    if (!table && fileName.endsWith(".csv"_L1, Qt::CaseInsensitive)) {
        return table.error();
    }
    // Whoever writes by hand may leave a quote open.
    const auto text = readText(bytes, name);
    auto pasted = text ? readPasted(*text) : Result<Pasted>(text.error());
    return pasted ? Result<NamedPeople>(fromText(std::move(*pasted)))
                  : Result<NamedPeople>(pasted.error());
}

} // namespace asterism::csv
