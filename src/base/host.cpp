// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/host.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Host)
};

Error noHost(const QString &text)
{
    return {.kind = ErrorKind::Usage, .subject = text, .detail = Words::tr("not a server name")};
}

Error noHandle(const QString &text)
{
    return {.kind = ErrorKind::Usage,
        .subject = text,
        .detail = Words::tr("a handle looks like @user@example.org")};
}

/// Exactly four decimal numbers, the first 127: "127.evil.example" is nobody's loopback.
bool isLoopbackLiteral(const QString &name)
{
    const QStringList parts = name.split(u'.');
    if (parts.size() != 4 || parts.first() != u"127") {
        return false;
    }
    for (const QString &part : parts) {
        bool number = false;
        if (part.toInt(&number) > 255 || !number) {
            return false;
        }
    }
    return true;
}

bool isPlainLabel(QStringView label)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'-';
    };
    return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-')
        && !label.endsWith(u'-') && !label.contains("--"_L1) && std::ranges::all_of(label, isPlain);
}

/// A name as nearly all are, of which QUrl would only make lower case, but far more slowly: files
/// hold a hundred thousand handles. One that ends in a number may be an address, "--" is punycode.
bool isPlainName(QStringView text)
{
    constexpr qsizetype longest = 253;
    qsizetype from = text.lastIndexOf(u'.') + 1;
    if (text.size() > longest || from == 0 || from == text.size() || text[from].isDigit()) {
        return false;
    }
    for (from = 0; from <= text.size();) {
        const qsizetype dot = text.indexOf(u'.', from);
        const qsizetype to = dot < 0 ? text.size() : dot;
        if (!isPlainLabel(text.sliced(from, to - from))) {
            return false;
        }
        from = to + 1;
    }
    return true;
}

} // namespace

Result<QString> normalHost(const QString &text)
{
    if (isPlainName(text)) {
        return text.toLower();
    }
    QString cleaned = text.trimmed();
    if (!cleaned.contains(u"://"_s)) {
        cleaned.prepend(u"https://"_s);
    }
    const QUrl url = QUrl::fromUserInput(cleaned);
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return noHost(text);
    }
    const QString host = hostOf(url);
    const QString name = url.host(QUrl::EncodeUnicode);
    const bool named = name.contains(u'.') || name.contains(u':') || name == u"localhost";
    return named ? Result<QString>(host) : Result<QString>(noHost(text));
}

QString bareName(const QString &host)
{
    QString name = QUrl(u"https://"_s + host).host(QUrl::EncodeUnicode);
    while (name.endsWith(u'.')) {
        name.chop(1);
    }
    return name.isEmpty() ? host : name;
}

bool isLoopbackHost(const QString &host)
{
    const QUrl url(u"http://"_s + host);
    const QString name = url.host();
    return name == u"localhost" || name == u"::1" || isLoopbackLiteral(name);
}

QUrl baseUrl(const QString &host)
{
    const QUrl url(u"https://"_s + host);
    const bool plain = isLoopbackHost(host) && url.port() != -1;
    return plain ? QUrl(u"http://"_s + host) : url;
}

QString hostOf(const QUrl &url)
{
    QString host = QString::fromLatin1(QUrl::toAce(url.host(QUrl::EncodeUnicode)));
    if (host.isEmpty()) {
        host = url.host(); // IP literals, which toAce() leaves empty on some forms
    }
    if (host.contains(u':')) {
        host = u'[' + host + u']';
    }
    const int own = url.scheme() == u"http" ? 80 : 443;
    const int port = url.port();
    return port == -1 || port == own ? host.toLower() : u"%1:%2"_s.arg(host.toLower()).arg(port);
}

Result<Handle> parseHandle(const QString &text)
{
    QString cleaned = text.trimmed();
    if (cleaned.startsWith(u"acct:"_s, Qt::CaseInsensitive)) {
        cleaned.remove(0, 5);
    }
    if (cleaned.startsWith(u'@')) {
        cleaned.remove(0, 1);
    }
    const auto at = cleaned.indexOf(u'@');
    if (at <= 0 || cleaned.indexOf(u'@', at + 1) != -1) {
        return noHandle(text);
    }
    const QString user = cleaned.left(at);
    for (const QChar c : user) {
        if (c.isSpace() || u"/?#:"_s.contains(c) || c.category() == QChar::Other_Control) {
            return noHandle(text);
        }
    }
    const auto host = normalHost(cleaned.mid(at + 1));
    if (!host) {
        return noHandle(text);
    }
    return Handle{user, *host};
}

} // namespace asterism
