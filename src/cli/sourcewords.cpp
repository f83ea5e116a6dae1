// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sourcewords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sources)
};

Error notASource(const QString &text)
{
    return {.kind = ErrorKind::Usage,
        .subject = u"\"%1\""_s.arg(text),
        .detail = Words::tr(
            "a source is one of: everyone, home[:ACCT], local:HOST, federated:HOST, "
            "bubble:HOST, tag:TAG[#TAG][#-TAG]@HOST, list:NAME, user:HANDLE, "
            "server-list:NAME@ACCT, antenna:NAME@ACCT, channel:NAME@ACCT, "
            "clip:NAME@ACCT, social:ACCT, mentions:ACCT, favourites:ACCT, direct[:ACCT]")};
}

Result<SourceWord> onHost(SourceWord::Kind kind, const QString &name, const QString &host)
{
    const auto normal = normalHost(host);
    if (!normal) {
        return normal.error();
    }
    return SourceWord{kind, name, *normal};
}

Result<SourceWord> ofHandle(SourceWord::Kind kind, const QString &text)
{
    const auto handle = parseHandle(text);
    if (!handle) {
        return handle.error();
    }
    return SourceWord{kind, handle->acct(), handle->host};
}

/// One tag as it always was taken; further ones, and those that must not be there, as in columns.
QString tagText(const QString &text)
{
    QStringList all;
    QStringList none;
    const QStringList parts = text.split(u'#');
    if (parts.size() == 1) {
        const bool broken = std::ranges::any_of(
            text, [](QChar c) { return c.isSpace() || c == u'/' || c == u'?'; });
        return broken ? QString() : text.toLower();
    }
    for (const QString &part : parts) {
        const bool no = part.startsWith(u'-') && !all.isEmpty();
        const auto name = hashtagName(no ? part.mid(1) : part);
        if (!name) {
            return {};
        }
        (no ? none : all) << *name;
    }
    const auto both = [&](const QString &name) { return all.contains(name); };
    const bool tooMany = all.size() > TagSet::mostAll || none.size() > TagSet::mostNone;
    return tooMany || std::ranges::any_of(none, both)
        ? QString()
        : TagSet::fromText(TagSet{all, none}.text()).text();
}

Result<SourceWord> ofTag(const QString &text, const QString &whole)
{
    const auto at = text.lastIndexOf(u'@');
    QString tag = text.first(std::max<qsizetype>(0, at));
    if (tag.startsWith(u'#')) {
        tag.remove(0, 1);
    }
    tag = tagText(tag);
    if (tag.isEmpty()) {
        return notASource(whole);
    }
    return onHost(SourceWord::Kind::Tag, tag, text.sliced(at + 1));
}

/// "user@host"
Result<SourceWord> ofAccount(Source::Kind of, const QString &text)
{
    const auto handle = parseHandle(text);
    if (!handle) {
        return handle.error();
    }
    return SourceWord{SourceWord::Kind::Own, {}, handle->host, handle->acct(), of};
}

/// "NAME@user@host"; a name may hold an @ of its own.
Result<SourceWord> ofServerList(Source::Kind of, const QString &text, const QString &whole)
{
    const auto host = text.lastIndexOf(u'@');
    const auto user = host > 0 ? text.lastIndexOf(u'@', host - 1) : -1;
    if (user <= 0) {
        return notASource(whole);
    }
    const auto handle = parseHandle(text.sliced(user));
    if (!handle) {
        return handle.error();
    }
    QString name = text.first(user);
    if (name.endsWith(u'@') && name.size() > 1) {
        name.chop(1); // handles may begin with one
    }
    return SourceWord{SourceWord::Kind::ServerList, name, handle->host, handle->acct(), of};
}

/// Those whose words are the ones that their keys begin with.
Result<SourceWord> ofKind(Source::Kind of, const QString &rest, const QString &whole)
{
    using Kind = Source::Kind;
    switch (of) {
    case Kind::ServerList:
    case Kind::Antenna:
    case Kind::Channel:
    case Kind::Clip:
        return ofServerList(of, rest, whole);
    case Kind::Social:
    case Kind::Mentions:
    case Kind::Favourites:
    case Kind::Direct:
        return ofAccount(of, rest);
    case Kind::Bubble:
        return onHost(SourceWord::Kind::Bubble, {}, rest);
    default:
        return notASource(whole);
    }
}

} // namespace

Result<SourceWord> parseSourceWord(const QString &text)
{
    using Kind = SourceWord::Kind;
    const QString word = text.trimmed();
    const auto colon = word.indexOf(u':');
    const QString kind = word.first(colon < 0 ? word.size() : colon);
    const QString rest = colon < 0 ? QString() : word.sliced(colon + 1);
    if (colon < 0 && kind == u"everyone") {
        return SourceWord{Kind::Everyone, {}, {}};
    }
    if (colon < 0 && kind == u"home") {
        return SourceWord{Kind::Home, {}, {}};
    }
    if (colon < 0 && kind == u"direct") {
        return SourceWord{Kind::Own, {}, {}, {}, Source::Kind::Direct};
    }
    if (rest.isEmpty()) {
        return notASource(word);
    }
    if (kind == u"home") {
        return ofHandle(Kind::Home, rest);
    }
    if (kind == u"user") {
        return ofHandle(Kind::User, rest);
    }
    if (kind == u"local" || kind == u"federated") {
        return onHost(kind == u"local" ? Kind::Local : Kind::Federated, {}, rest);
    }
    if (kind == u"tag") {
        return ofTag(rest, word);
    }
    if (kind == u"list") {
        return SourceWord{Kind::List, rest, {}};
    }
    const auto of = sourceKind(kind);
    return of ? ofKind(*of, rest, word) : notASource(word);
}

} // namespace asterism::cli
