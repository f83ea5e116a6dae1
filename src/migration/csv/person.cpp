// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/person.h"

#include "migration/csv/table.h"
#include "protocol/webfinger.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

constexpr qsizetype longestPerson = 1024;

/// Whoever writes with an input method may have left it on: "ａｏ＠ａ．ｅｘａｍｐｌｅ".
QString inHalfWidth(QString text)
{
    constexpr char16_t first = u'！';
    constexpr char16_t last = u'～';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c >= first && c <= last) {
            text[i] = QChar(char16_t(c - first + u'!'));
        }
    }
    return text;
}

/// Text copied from a page brings marks of direction and zero-width blanks along. A name may end
/// in the dot of the root of all domains, and an address in a stroke.
QString withoutTrimmings(const QString &text)
{
    QString cleaned = inHalfWidth(unguarded(text));
    const auto isMark = [](QChar c) {
        return c.unicode() > 0x7F && c.category() == QChar::Other_Format;
    };
    if (std::any_of(cleaned.cbegin(), cleaned.cend(), isMark)) {
        cleaned = cleaned.removeIf(isMark).trimmed();
    }
    while (cleaned.endsWith(u'.') || cleaned.endsWith(u'/')) {
        cleaned.chop(1);
    }
    return cleaned;
}

/// What divides handles is in none of them, whatever a server may allow.
bool holdsDivider(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return u",;\"<>()"_s.contains(c); });
}

/// What people are called at all servers that we know; by RFC 7565 it could be more. A line of a
/// file that is something else ("}", "sep=;") names nobody.
bool isUserName(const QString &user)
{
    return std::ranges::all_of(
        user, [](QChar c) { return c.isLetterOrNumber() || c.isMark() || u"_.-~+"_s.contains(c); });
}

/// No handle holds these.
bool isAddress(const QString &text)
{
    return text.contains(u'/') || text.contains(u'?') || text.contains(u'#');
}

/// Browsers hide the https:// of what they let copy. Without it only the commonest form counts, as
/// a list may be called "Friends/Family".
PersonOrFault fromAddress(const QString &text)
{
    const bool whole = text.contains("://"_L1);
    if (!whole && !text.contains("/@"_L1)) {
        return Fault::NotAHandle;
    }
    auto handle = handleFromProfileUrl(QUrl(whole ? text : u"https://"_s + text));
    while (handle && handle->host.endsWith(u'.')) {
        handle->host.chop(1); // as withoutTrimmings() does with a handle's
    }
    if (handle && isUserName(handle->user) && normalHost(handle->host)) {
        return *handle;
    }
    return Fault::NotAProfile;
}

/// Whether "user" or "@user" could be made a handle by a server's name.
bool isNameAlone(const QString &text)
{
    const auto handle = parseHandle(text + u"@example.org"_s);
    return text.lastIndexOf(u'@') <= 0 && handle && isUserName(handle->user);
}

} // namespace

PersonOrFault readPerson(const QString &text, const QString &domain)
{
    if (text.size() > longestPerson) {
        return Fault::NotAHandle;
    }
    const QString cleaned = withoutTrimmings(text);
    if (cleaned.isEmpty()) {
        return Fault::NoPerson;
    }
    if (isAddress(cleaned)) {
        return fromAddress(cleaned);
    }
    if (holdsDivider(cleaned)) {
        return Fault::NotAHandle;
    }
    if (const auto handle = parseHandle(cleaned)) {
        return isUserName(handle->user) ? PersonOrFault(*handle) : Fault::NotAHandle;
    }
    if (!isNameAlone(cleaned)) {
        return Fault::NotAHandle;
    }
    if (domain.isEmpty()) {
        return Fault::NoServer;
    }
    const auto handle = parseHandle(cleaned + u'@' + domain);
    return handle ? PersonOrFault(*handle) : Fault::NotAHandle;
}

std::optional<Handle> namedPerson(const QString &text)
{
    if (!text.contains(u'@') && !text.contains(u'＠') && !text.contains("://"_L1)) {
        return std::nullopt;
    }
    const PersonOrFault read = readPerson(text);
    const auto *person = std::get_if<Handle>(&read);
    return person ? std::optional(*person) : std::nullopt;
}

bool isPerson(const QString &text)
{
    return namedPerson(text).has_value();
}

} // namespace asterism::csv
