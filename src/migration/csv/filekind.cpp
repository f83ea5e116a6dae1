// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/filekind.h"

#include "migration/csv/person.h"
#include "model/hashtags.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

/// What the rows look like; more than half of the first must agree.
enum class Shape { Empty, Mixed, People, Lists, Domains, Posts, Clips, Tags, Words };
constexpr qsizetype sampleRows = guessedRows - 1; // the header is not one of them

/// Every name of a column that a server writes, and of which file it is the mark. "Account address"
/// is in most of them.
const QHash<QString, FileKind> &headerNames()
{
    static const QHash<QString, FileKind> names{
        {u"account address"_s, FileKind::Unknown},
        {u"list name"_s, FileKind::Lists},
        {u"show boosts"_s, FileKind::Follows},
        {u"notify on new posts"_s, FileKind::Follows},
        {u"languages"_s, FileKind::Follows},
        {u"hide notifications"_s, FileKind::Mutes},
        {u"#domain"_s, FileKind::DomainBlocks},
        {u"domain"_s, FileKind::DomainBlocks},
        {u"#uri"_s, FileKind::Bookmarks},
        {u"uri"_s, FileKind::Bookmarks},
    };
    return names;
}

QString headerName(const QString &cell)
{
    return cell.trimmed().toLower();
}

/// What all of them name that name anything; Unknown when they differ.
FileKind agreed(const QList<FileKind> &kinds)
{
    FileKind agreement = FileKind::Unknown;
    for (const FileKind kind : kinds) {
        if (agreement != FileKind::Unknown && kind != FileKind::Unknown && kind != agreement) {
            return FileKind::Unknown;
        }
        agreement = kind == FileKind::Unknown ? agreement : kind;
    }
    return agreement;
}

FileKind kindFromHeader(const Table &table)
{
    return hasHeader(table) ? kindOfHeader(table.rows.front().cells) : FileKind::Unknown;
}

/// Names that are in no row but a header. Asked of every row.
bool isColumnMark(const QString &cell)
{
    const QStringView name = QStringView(cell).trimmed();
    const auto is = [name](QLatin1StringView mark) {
        return name.compare(mark, Qt::CaseInsensitive) == 0;
    };
    return is("account address"_L1) || is("#domain"_L1) || is("#uri"_L1);
}

/// The words of a file's name, without numbers and what says that it is a file.
QStringList nameWords(const QString &fileName)
{
    static const QSet<QString> silent{u"csv"_s, u"txt"_s, u"export"_s};
    QString name = fileName.section(u'/', -1).section(u'\\', -1).toLower();
    for (QChar &c : name) {
        c = c.isLetter() ? c : u' ';
    }
    QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    words.removeIf([](const QString &word) { return silent.contains(word); });
    return words;
}

/// As Mastodon, GoToSocial, Pleroma and Misskey call them, for import and export; and our clips.
FileKind kindFromServersName(const QStringList &words)
{
    static const QHash<QString, FileKind> names{
        {u"following accounts"_s, FileKind::Follows},
        {u"following"_s, FileKind::Follows},
        {u"follows"_s, FileKind::Follows},
        {u"friends"_s, FileKind::Follows},
        {u"followers"_s, FileKind::Followers},
        {u"lists"_s, FileKind::Lists},
        {u"user lists"_s, FileKind::Lists},
        {u"blocked accounts"_s, FileKind::Blocks},
        {u"blocks"_s, FileKind::Blocks},
        {u"blocking"_s, FileKind::Blocks},
        {u"muted accounts"_s, FileKind::Mutes},
        {u"mutes"_s, FileKind::Mutes},
        {u"mute"_s, FileKind::Mutes},
        {u"blocked domains"_s, FileKind::DomainBlocks},
        {u"domain blocks"_s, FileKind::DomainBlocks},
        {u"bookmarks"_s, FileKind::Bookmarks},
        {u"clips"_s, FileKind::Clips},
        {u"followed tags"_s, FileKind::Tags},
        {u"followed hashtags"_s, FileKind::Tags},
        {u"tags"_s, FileKind::Tags},
        {u"hashtags"_s, FileKind::Tags},
    };
    return names.value(words.join(u' '));
}

/// A name that somebody gave: it says something, but not for sure.
FileKind kindFromWords(const QStringList &words)
{
    const auto has = [&](const char *list) {
        const QStringList wanted = QString::fromLatin1(list).split(u' ');
        return std::ranges::any_of(words, [&](const QString &w) { return wanted.contains(w); });
    };
    QList<FileKind> kinds;
    if (has("block blocks blocked blocking")) {
        const bool domains = has("domain domains server servers instance instances");
        kinds << (domains ? FileKind::DomainBlocks : FileKind::Blocks);
    }
    kinds << (has("mute mutes muted muting") ? FileKind::Mutes : FileKind::Unknown)
          << (has("bookmark bookmarks") ? FileKind::Bookmarks : FileKind::Unknown)
          << (has("clip clips") ? FileKind::Clips : FileKind::Unknown)
          << (has("list lists") ? FileKind::Lists : FileKind::Unknown)
          << (has("follower followers") ? FileKind::Followers : FileKind::Unknown);
    if (has("tag tags hashtag hashtags")) {
        kinds << FileKind::Tags; // "followed tags" are no follows
    } else if (has("follow follows following followed")) {
        kinds << FileKind::Follows;
    }
    return agreed(kinds);
}

bool isDomain(const QString &text)
{
    const QString name = text.trimmed();
    const bool plain = std::none_of(
        name.begin(), name.end(), [](QChar c) { return c.isSpace() || u"/?#:"_s.contains(c); });
    // Servers that are blocked with all below them are written "*.example.org", some
    // "@example.org".
    const qsizetype from = name.startsWith("*."_L1) ? 2 : name.startsWith(u'@') ? 1 : 0;
    return plain && name.contains(u'.') && normalHost(name.sliced(from)).ok();
}

bool isWebAddress(const QString &text)
{
    const QStringView address = QStringView(text).trimmed();
    return address.startsWith("https://"_L1) || address.startsWith("http://"_L1);
}

Shape shapeOf(const QStringList &cells)
{
    if (isPerson(cells.first())) {
        return Shape::People;
    }
    if (std::any_of(cells.begin() + 1, cells.end(), isPerson)) {
        return Shape::Lists;
    }
    if (cells.first().contains("://"_L1)) {
        return Shape::Posts;
    }
    if (isDomain(cells.first())) {
        return Shape::Domains;
    }
    if (isWebAddress(cells.value(1))) {
        return Shape::Clips;
    }
    const QString word = cells.first().trimmed();
    if (cells.size() > 1 || !hashtagName(word).ok()) {
        return Shape::Mixed;
    }
    return word.startsWith(u'#') || word.startsWith(u'＃') ? Shape::Tags : Shape::Words;
}

Shape shapeOf(const Table &table)
{
    const auto first = table.rows.begin() + (hasHeader(table) ? 1 : 0);
    const qsizetype rows = std::min<qsizetype>(sampleRows, std::distance(first, table.rows.end()));
    std::array<int, size_t(Shape::Words) + 1> counts{};
    for (auto row = first; row != first + rows; ++row) {
        counts[size_t(shapeOf(row->cells))] += 1;
    }
    const auto most = std::ranges::max_element(counts);
    if (rows == 0) {
        return Shape::Empty;
    }
    return *most * 2 > rows ? Shape(most - counts.begin()) : Shape::Mixed;
}

/// The rows that belong to a kind.
Shape shapeOf(FileKind kind)
{
    switch (kind) {
    case FileKind::Lists:
        return Shape::Lists;
    case FileKind::DomainBlocks:
        return Shape::Domains;
    case FileKind::Bookmarks:
        return Shape::Posts;
    case FileKind::Clips:
        return Shape::Clips;
    case FileKind::Tags:
        return Shape::Tags;
    default:
        return Shape::People;
    }
}

/// Words alone may be hashtags, or names of one server's people.
bool fits(Shape shape, FileKind kind)
{
    return shape == shapeOf(kind) || shape == Shape::Empty
        || (shape == Shape::Words && kind == FileKind::Tags);
}

bool tellsNothing(Shape shape)
{
    return shape == Shape::Empty || shape == Shape::Mixed || shape == Shape::Words;
}

/// Nothing else that we know has rows with a name before the handle. Domains may be any domains,
/// and many a program keeps a name before an address.
FileGuess guessFromShape(Shape shape)
{
    switch (shape) {
    case Shape::Lists:
        return {FileKind::Lists, true};
    case Shape::Domains:
        return {FileKind::DomainBlocks, false};
    case Shape::Posts:
        return {FileKind::Bookmarks, false};
    case Shape::Clips:
        return {FileKind::Clips, false};
    case Shape::Tags:
        return {FileKind::Tags, false};
    default:
        return {};
    }
}

} // namespace

FileGuess guessKind(const Table &table, const QString &fileName)
{
    const QStringList words = nameWords(fileName);
    const FileKind servers = kindFromServersName(words);
    const FileKind named = servers == FileKind::Unknown ? kindFromWords(words) : servers;
    const Shape shape = shapeOf(table);
    const bool headless = servers == FileKind::Tags || servers == FileKind::Clips;
    if (headless && shape == shapeOf(servers)) {
        return {servers, true}; // "#uri" is a hashtag, too, and a clip may be called so
    }
    if (const FileKind kind = kindFromHeader(table); kind != FileKind::Unknown) {
        const bool rowsFit = shape == shapeOf(kind) || tellsNothing(shape);
        return {kind, rowsFit && (named == FileKind::Unknown || named == kind)};
    }
    const FileGuess byShape = guessFromShape(shape);
    if (named == FileKind::Unknown) {
        return byShape;
    }
    if (fits(shape, named)) {
        return {named, servers != FileKind::Unknown || byShape == FileGuess{named, true}};
    }
    return {tellsNothing(shape) ? named : byShape.kind, false};
}

bool mayHaveHeader(FileKind kind)
{
    return kind != FileKind::Tags && kind != FileKind::Clips;
}

bool hasClipRows(const Table &table)
{
    return !hasHeader(table) && shapeOf(table) == Shape::Clips;
}

bool isHeader(const QStringList &cells)
{
    static const QSet<QString> first{
        u"account address"_s, u"list name"_s, u"#domain"_s, u"domain"_s, u"#uri"_s, u"uri"_s};
    const auto known = std::ranges::count_if(
        cells, [](const QString &cell) { return headerNames().contains(headerName(cell)); });
    // A list or a clip may be called like a column, but nobody's handle and no address is in a
    // header.
    const auto isOfARow = [](const QString &cell) {
        return cell.contains("://"_L1) || isPerson(cell);
    };
    constexpr qsizetype most = 64;
    const bool names = known > 1 || first.contains(headerName(cells.value(0)))
        || std::ranges::any_of(cells, isColumnMark);
    return cells.size() <= most && names && std::ranges::none_of(cells, isOfARow);
}

bool hasHeader(const Table &table)
{
    return !table.rows.empty() && isHeader(table.rows.front().cells);
}

bool isFurtherHeader(const QStringList &cells)
{
    const auto fits = [](const QString &cell) {
        return headerNames().contains(headerName(cell)) || cell.trimmed().isEmpty();
    };
    return std::ranges::any_of(cells, isColumnMark) && isHeader(cells)
        && std::ranges::all_of(cells, fits);
}

FileKind kindOfHeader(const QStringList &cells)
{
    QList<FileKind> kinds;
    for (const QString &cell : cells) {
        kinds << headerNames().value(headerName(cell));
    }
    return agreed(kinds);
}

int columnNamed(const Table &table, QLatin1StringView name)
{
    if (hasHeader(table)) {
        const QStringList &cells = table.rows.front().cells;
        for (int i = 0; i < cells.size(); ++i) {
            if (headerName(cells[i]).compare(name, Qt::CaseInsensitive) == 0) {
                return i;
            }
        }
    }
    return -1;
}

} // namespace asterism::csv
