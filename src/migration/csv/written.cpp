// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/entries.h"
#include "migration/csv/table.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

QString truthCell(std::optional<bool> truth, bool otherwise)
{
    return truth.value_or(otherwise) ? u"true"_s : u"false"_s;
}

/// Null where the person's posts come in all languages, as far as is known.
QString languagesCell(const MovedItem &item)
{
    const QStringList languages = item.languages.value_or(QStringList());
    return languages.isEmpty() ? QString() : languages.join(", "_L1);
}

QByteArray mastodonHeader(FileKind kind)
{
    switch (kind) {
    case FileKind::Follows:
        return "Account address,Show boosts,Notify on new posts,Languages\n";
    case FileKind::Mutes:
        return "Account address,Hide notifications\n";
    default:
        return {};
    }
}

/// What was not told is as a server has it for somebody new.
QStringList mastodonCells(FileKind kind, const MovedItem &item)
{
    switch (kind) {
    case FileKind::Follows:
        return {item.subject, truthCell(item.boosts, true), truthCell(item.notify, false),
            languagesCell(item)};
    case FileKind::Mutes:
        return {item.subject, truthCell(item.hideNotifications, true)};
    case FileKind::Lists:
        return {item.list, item.subject};
    case FileKind::Tags:
        return {u'#' + item.subject};
    default:
        return {item.subject};
    }
}

/// Misskey divides lines at commas, whatever quotes stand there.
QString misskeyName(QString name)
{
    name.replace(u',', u'，');
    std::ranges::replace_if(
        name, [](QChar c) { return c == u'\n' || c == u'\r'; }, u' ');
    return name;
}

QByteArray inQuotes(QString cell)
{
    return '"' + cell.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

/// In quotes whatever they are: names and addresses may hold semicolons, which beside an @ would be
/// taken for what divides the cells.
QByteArray clipRow(const MovedItem &item)
{
    return inQuotes(item.list) + ',' + inQuotes(item.subject) + '\n';
}

/// One person a line, and nothing else: Pleroma divides blocks and mutes at blanks alone.
bool isBare(FileKind kind, Form form)
{
    return form != Form::Mastodon
        && (kind == FileKind::Follows || kind == FileKind::Blocks || kind == FileKind::Mutes);
}

} // namespace

QString fileNameOf(FileKind kind, Form form)
{
    const bool misskey = form == Form::Misskey;
    switch (kind) {
    case FileKind::Follows:
        return misskey ? u"following.csv"_s : u"following_accounts.csv"_s;
    case FileKind::Followers:
        return u"followers.csv"_s;
    case FileKind::Lists:
        return misskey ? u"user-lists.csv"_s : u"lists.csv"_s;
    case FileKind::Blocks:
        return misskey ? u"blocking.csv"_s : u"blocked_accounts.csv"_s;
    case FileKind::Mutes:
        return misskey ? u"mute.csv"_s : u"muted_accounts.csv"_s;
    case FileKind::DomainBlocks:
        return u"blocked_domains.csv"_s;
    case FileKind::Bookmarks:
        return u"bookmarks.csv"_s;
    case FileKind::Tags:
        return u"followed_tags.csv"_s;
    case FileKind::Clips:
        return u"clips.csv"_s;
    case FileKind::Unknown:
        return {};
    }
    return {};
}

QByteArray writeEntries(FileKind kind, const std::vector<MovedItem> &items, Form form)
{
    const bool bare = isBare(kind, form);
    QByteArray bytes = bare ? QByteArray() : mastodonHeader(kind);
    for (const MovedItem &item : items) {
        if (bare) {
            bytes += item.subject.toUtf8() + '\n';
        } else if (form == Form::Misskey && kind == FileKind::Lists) {
            bytes += (misskeyName(item.list) + u',' + item.subject).toUtf8() + '\n';
        } else if (kind == FileKind::Clips) {
            bytes += clipRow(item);
        } else {
            bytes += writeRow(mastodonCells(kind, item));
        }
    }
    return bytes;
}

} // namespace asterism::csv
