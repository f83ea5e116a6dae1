// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/person.h"

#include "protocol/webfinger.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

constexpr qsizetype longestPerson = 1024;

/// Text copied from a page brings marks of direction and zero-width blanks along. A name may end
/// in the dot of the root of all domains, and an address in a stroke.
QString withoutTrimmings(const QString &text)
{
    QString cleaned = text.trimmed();
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
    if (handle && normalHost(handle->host)) {
        return *handle;
    }
    return Fault::NotAProfile;
}

/// Whether "user" or "@user" could be made a handle by a server's name.
bool isNameAlone(const QString &text)
{
    return text.lastIndexOf(u'@') <= 0 && parseHandle(text + u"@example.org"_s).ok();
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
        return *handle;
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
    if (!text.contains(u'@') && !text.contains("://"_L1)) {
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
