// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/entries.h"

#include "migration/csv/firstlines.h"
#include "migration/csv/lists.h"
#include "migration/csv/personrows.h"
#include "migration/csv/subjects.h"
#include "model/hashtags.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Csv)
};

/// "#domain" and "#uri" may be hashtags, and a file of those has no header.
bool hasHeaderFor(FileKind kind, const Table &head)
{
    return mayHaveHeader(kind) && hasHeader(head);
}

ItemOrFault itemOf(SubjectOrFault subject)
{
    if (const auto *fault = std::get_if<Fault>(&subject)) {
        return *fault;
    }
    return MovedItem{.subject = std::get<QString>(std::move(subject))};
}

/// The text of a row that has one column only, but for what a spreadsheet leaves of empty ones.
/// Mastodon would have quoted a comma; what a semicolon was taken for a delimiter in is put
/// together again. Null where it holds more.
QString onlyCell(const QStringList &cells, QChar delimiter)
{
    const bool alone = std::all_of(cells.begin() + 1, cells.end(),
        [](const QString &cell) { return QStringView(cell).trimmed().isEmpty(); });
    if (alone) {
        return cells.first();
    }
    return delimiter == u';' ? cells.join(delimiter) : QString();
}

/// The clip's name, the post, and nothing else.
ItemOrFault clipItem(const QStringList &cells)
{
    const bool more = cells.size() > 2
        && std::any_of(cells.begin() + 2, cells.end(),
            [](const QString &cell) { return !QStringView(cell).trimmed().isEmpty(); });
    ItemOrFault read = more ? ItemOrFault(Fault::NotAPost) : itemOf(readPost(cells.value(1)));
    if (auto *item = std::get_if<MovedItem>(&read)) {
        item->list = cells.first();
    }
    return read;
}

/// Domains, posts and hashtags: what one cell says.
class PlainRows {
public:
    PlainRows(FileKind kind, const Table &head)
        : m_kind(kind)
        , m_delimiter(head.delimiter)
        , m_hasHeader(hasHeaderFor(kind, head))
        , m_single(!m_hasHeader || head.rows.front().cells.size() == 1)
    {
        if (m_hasHeader) {
            const auto named = [&](QLatin1StringView marked, QLatin1StringView plain) {
                const int column = columnNamed(head, marked);
                return std::max(0, column < 0 ? columnNamed(head, plain) : column);
            };
            m_column = kind == FileKind::Bookmarks ? named("#uri"_L1, "uri"_L1)
                                                   : named("#domain"_L1, "domain"_L1);
        }
    }

    ItemOrFault read(const Row &row) const
    {
        switch (m_kind) {
        case FileKind::DomainBlocks:
            return domain(row.cells);
        case FileKind::Bookmarks:
            return itemOf(readPost(m_single ? only(row) : row.cells.value(m_column)));
        default:
            return itemOf(readTag(only(row)));
        }
    }

private:
    QString only(const Row &row) const { return onlyCell(row.cells, m_delimiter); }

    ItemOrFault domain(const QStringList &cells) const
    {
        const auto names = [](const QString &cell) {
            return std::holds_alternative<QString>(readDomain(cell));
        };
        if (!m_hasHeader && std::any_of(cells.begin() + 1, cells.end(), names)) {
            return Fault::NotADomain; // several of them: none is left out in silence
        }
        return itemOf(readDomain(cells.value(m_column)));
    }

    FileKind m_kind;
    QChar m_delimiter;
    bool m_hasHeader;
    bool m_single; ///< there is but one column
    int m_column = 0;
};

FileKind kindOfRows(FileKind kind, const Table &head)
{
    return kind == FileKind::Bookmarks && hasClipRows(head) ? FileKind::Clips : kind;
}

/// Puts each row where it belongs.
class EntryReader {
public:
    EntryReader(EntriesFile &file, const Table &head, const QString &domain)
        : m_file(file)
        , m_rows(kindOfRows(file.kind, head))
        , m_delimiter(head.delimiter)
        , m_domain(domain)
        , m_header(hasHeaderFor(m_rows, head) ? head.rows.front().cells : QStringList())
        , m_people(file.kind, head, domain)
        , m_lists(head, domain)
        , m_plain(file.kind, head)
    {
    }

    void add(const Row &row)
    {
        if (isComment(row) || m_otherFileAt > 0) {
            return;
        }
        if (mayHaveHeader(m_rows) && isFurtherHeader(row.cells)) {
            takeHeader(row);
            return;
        }
        ItemOrFault read = this->read(row);
        if (const auto *fault = std::get_if<Fault>(&read)) {
            m_file.bad.push_back({row.line, shown(row, m_delimiter), *fault});
            return;
        }
        auto &item = std::get<MovedItem>(read);
        if (const int first = m_lines.before(sameness(item), row.line, item.list)) {
            m_file.repeated.push_back({row.line, first, shown(row, m_delimiter)});
            return;
        }
        m_file.entries.push_back({row.line, std::move(item)});
    }

    /// The line where a file of another kind begins, which nobody can tell from this one any more;
    /// 0: in none. Nothing is read from there on.
    int otherFileAt() const { return m_otherFileAt; }

private:
    /// Two exports of a kind may have been put together, each with columns of its own.
    void takeHeader(const Row &row)
    {
        if (row.cells != m_header && kindOfHeader(row.cells) != m_file.kind) {
            m_otherFileAt = row.line;
            return;
        }
        const Table head{.delimiter = m_delimiter, .rows = {row}};
        m_header = row.cells;
        m_people = PersonRows(m_file.kind, head, m_domain);
        m_lists = ListRows(head, m_domain);
        m_plain = PlainRows(m_file.kind, head);
    }

    bool isComment(const Row &row) const
    {
        return m_file.kind == FileKind::DomainBlocks
            && QStringView(row.cells.first()).trimmed().startsWith(u'#');
    }

    ItemOrFault read(const Row &row)
    {
        switch (m_rows) {
        case FileKind::Lists:
            return membership(row);
        case FileKind::Clips:
            return clipped(row);
        case FileKind::DomainBlocks:
        case FileKind::Bookmarks:
        case FileKind::Tags:
            return m_plain.read(row);
        default:
            return m_people.read(row);
        }
    }

    ItemOrFault membership(const Row &row)
    {
        auto read = m_lists.read(row);
        if (const auto *fault = std::get_if<Fault>(&read)) {
            return *fault;
        }
        auto &person = std::get<ListedPerson>(read);
        if (person.list != m_list) {
            m_list = person.list; // kept once for all of its rows
        }
        return MovedItem{.subject = person.person.acct(), .list = m_list};
    }

    ItemOrFault clipped(const Row &row)
    {
        ItemOrFault read = clipItem(row.cells);
        auto *item = std::get_if<MovedItem>(&read);
        if (item == nullptr) {
            return read;
        }
        if (item->list != m_list) {
            m_list = item->list; // kept once for all of its rows
        }
        item->list = m_list;
        if (m_file.kind != FileKind::Clips) {
            noteClip(item->list);
            item->list.clear();
        }
        return read;
    }

    void noteClip(const QString &name)
    {
        if (!m_clips.contains(name)) {
            m_clips.insert(name);
            m_file.clips << name;
        }
    }

    /// What two rows that mean the same have in common.
    QString sameness(const MovedItem &item) const
    {
        return m_file.kind == FileKind::Tags ? foldedHashtag(item.subject) : item.subject;
    }

    EntriesFile &m_file;
    FileKind m_rows; ///< of what its rows are: bookmarks may stand in those of clips
    QChar m_delimiter;
    QString m_domain;
    QStringList m_header; ///< the one that holds; empty: there is none
    PersonRows m_people;
    ListRows m_lists;
    PlainRows m_plain;
    FirstLines m_lines;
    QString m_list;
    QSet<QString> m_clips;
    int m_otherFileAt = 0;
};

Table firstRows(RowReader &reader)
{
    Table head{.delimiter = QLatin1Char(reader.delimiter())};
    while (head.rows.size() < size_t(guessedRows)) {
        auto row = reader.next();
        if (!row) {
            break;
        }
        head.rows.push_back(*std::move(row));
    }
    return head;
}

Error otherFile(const QString &name, int line)
{
    return {.kind = ErrorKind::Damaged,
        .subject = name,
        .detail = Words::tr("in line %1 another file begins: import each by itself").arg(line)};
}

} // namespace

Result<EntriesFile> readEntries(
    const QByteArray &bytes, const QString &fileName, FileKind kind, const QString &domain)
{
    const QString name = fileName.isEmpty() ? Words::tr("The text") : fileName;
    auto rows = RowReader::open(bytes, name);
    if (!rows) {
        return rows.error();
    }
    const Table head = firstRows(*rows);
    const FileGuess guess =
        kind == FileKind::Unknown ? guessKind(head, fileName) : FileGuess{kind, true};
    EntriesFile file{.kind = guess.kind, .sure = guess.sure};
    EntryReader reader(file, head, domain);
    const bool known = guess.kind != FileKind::Unknown;
    if (known) {
        file.entries.reserve(size_t(std::min<qsizetype>(mostRows, bytes.count('\n') + 1)));
        const auto first = head.rows.begin() + (hasHeaderFor(guess.kind, head) ? 1 : 0);
        std::for_each(first, head.rows.end(), [&](const Row &row) { reader.add(row); });
    }
    while (const auto row = rows->next()) {
        if (known) {
            reader.add(*row);
        }
    }
    if (rows->error()) {
        return *rows->error();
    }
    return reader.otherFileAt() > 0 ? Result<EntriesFile>(otherFile(name, reader.otherFileAt()))
                                    : Result<EntriesFile>(std::move(file));
}

} // namespace asterism::csv
