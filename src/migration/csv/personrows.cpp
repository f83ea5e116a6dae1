// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/personrows.h"

#include "migration/csv/person.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

constexpr qsizetype longestLanguages = 1000;
constexpr qsizetype mostRemembered = 1000;

bool isCode(QStringView text)
{
    const auto letter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    };
    const auto part = [&](QChar c) {
        return letter(c) || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
    };
    const auto end = std::ranges::find_if_not(text, letter);
    const qsizetype main = end - text.begin();
    const bool ended = end == text.end() || *end == u'-' || *end == u'_';
    return main >= 2 && main <= 3 && ended && text.size() <= 35
        && std::all_of(end, text.end(), part);
}

/// As Mastodon writes them, and in nothing else: "1" may be a name.
bool isTrueOrFalse(const QString &cell)
{
    const QStringView word = QStringView(cell).trimmed();
    return word.compare("true"_L1, Qt::CaseInsensitive) == 0
        || word.compare("false"_L1, Qt::CaseInsensitive) == 0;
}

bool isMastodonsRow(const QStringList &cells)
{
    return cells.size() == 4 && isTrueOrFalse(cells[1]) && isTrueOrFalse(cells[2]);
}

bool namesAnother(const QStringList &cells, const Handle &person)
{
    return std::any_of(cells.begin() + 1, cells.end(), [&](const QString &cell) {
        const auto named = namedPerson(cell);
        return named && named->acct() != person.acct();
    });
}

/// As Pleroma's importer of blocks takes them: in one line, with blanks between them.
bool namesSeveral(const QString &cell)
{
    constexpr qsizetype enough = 1000;
    const QStringList words = cell.left(enough).simplified().split(u' ');
    return std::ranges::count_if(words, isPerson) > 1;
}

} // namespace

std::optional<bool> readTruth(const QString &cell)
{
    // Spreadsheets write them in the language of their owner.
    static const QSet<QString> yes{u"true"_s, u"t"_s, u"1"_s, u"yes"_s, u"y"_s, u"on"_s, u"wahr"_s,
        u"vrai"_s, u"verdadero"_s, u"verdadeiro"_s, u"vero"_s, u"waar"_s};
    static const QSet<QString> no{u"false"_s, u"f"_s, u"0"_s, u"no"_s, u"n"_s, u"off"_s,
        u"falsch"_s, u"faux"_s, u"falso"_s, u"onwaar"_s};
    if (cell == "true"_L1 || cell == "false"_L1) {
        return cell == "true"_L1; // nearly all are
    }
    const QString word = cell.trimmed().toLower();
    if (yes.contains(word)) {
        return true;
    }
    return no.contains(word) ? std::optional(false) : std::nullopt;
}

std::optional<QStringList> readLanguages(QStringView cell)
{
    if (cell.size() > longestLanguages) {
        return std::nullopt;
    }
    QString text = cell.toString();
    std::ranges::replace_if(
        text, [](QChar c) { return c.isSpace() || c == u';'; }, u',');
    QStringList codes = text.split(u',', Qt::SkipEmptyParts);
    if (codes.isEmpty() || !std::ranges::all_of(codes, isCode)) {
        return std::nullopt;
    }
    codes.removeDuplicates();
    return codes;
}

PersonRows::PersonRows(FileKind kind, const Table &head, const QString &domain)
    : m_kind(kind)
    , m_domain(domain)
    , m_delimiter(head.delimiter)
{
    if (!hasHeader(head)) {
        return;
    }
    m_headerCells = head.rows.front().cells.size();
    m_person = std::max(0, columnNamed(head, "account address"_L1));
    m_columns = {.boosts = columnNamed(head, "show boosts"_L1),
        .notify = columnNamed(head, "notify on new posts"_L1),
        .languages = columnNamed(head, "languages"_L1),
        .hide = columnNamed(head, "hide notifications"_L1)};
}

ItemOrFault PersonRows::read(const Row &row)
{
    const QStringList &cells = row.cells;
    const QString cell = cells.value(m_person);
    const PersonOrFault read = readPerson(cell, m_domain);
    if (const auto *fault = std::get_if<Fault>(&read)) {
        return *fault == Fault::NotAHandle && namesSeveral(cell) ? Fault::SeveralPeople : *fault;
    }
    const auto &person = std::get<Handle>(read);
    if (m_headerCells == 0 && namesAnother(cells, person)) {
        return Fault::SeveralPeople;
    }
    MovedItem item{.subject = person.acct()};
    if (m_headerCells > 0) {
        readOptions(item, cells, m_columns);
    } else if (isMastodonsRow(cells)) {
        readOptions(item, cells, {.boosts = 1, .notify = 2, .languages = 3});
    }
    return item;
}

void PersonRows::readOptions(MovedItem &item, const QStringList &cells, const Columns &columns)
{
    const auto truth = [&](int column) {
        return column < 0 ? std::nullopt : readTruth(cells.value(column));
    };
    if (m_kind == FileKind::Follows) {
        item.boosts = truth(columns.boosts);
        item.notify = truth(columns.notify);
        item.languages = languages(cells, columns.languages);
    } else if (m_kind == FileKind::Mutes) {
        item.hideNotifications = truth(columns.hide);
    }
}

std::optional<QStringList> PersonRows::languages(const QStringList &cells, int column)
{
    if (column < 0 || cells.value(column).isEmpty()) {
        return std::nullopt;
    }
    // Whoever edits a file by hand may leave the quotes around "de, en" out.
    const bool spilt =
        m_headerCells > 0 && column == m_headerCells - 1 && cells.size() > m_headerCells;
    const QString cell = spilt ? cells.sliced(column).join(m_delimiter) : cells[column];
    if (const auto known = m_languages.constFind(cell); known != m_languages.cend()) {
        return *known;
    }
    if (m_languages.size() >= mostRemembered) {
        m_languages.clear();
    }
    return *m_languages.insert(cell, readLanguages(cell));
}

} // namespace asterism::csv
