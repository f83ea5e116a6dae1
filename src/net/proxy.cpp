// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxy.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Proxy)
};

Error noProxy(const QString &subject, const QString &detail)
{
    return {.kind = ErrorKind::Usage, .subject = subject, .detail = detail};
}

/// What it was, without what may be a password.
QString shownAddress(const QUrl &url, const QString &text)
{
    return (url.isValid() ? url.toDisplayString(QUrl::RemoveUserInfo) : text.section(u'@', -1))
        .left(100);
}

} // namespace

QString Proxy::address() const
{
    const QString scheme = kind == Kind::Socks5 ? u"socks5"_s : u"http"_s;
    const QString name = host.contains(u':') ? u'[' + host + u']' : host;
    return u"%1://%2:%3"_s.arg(scheme, name).arg(port);
}

Result<Proxy> parseProxy(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString shown = shownAddress(url, text.trimmed());
    if (!url.userInfo().isEmpty() || text.contains(u'@')) {
        return noProxy(shown,
            Words::tr("a name and a password would lie there in clear text; use a proxy that asks "
                      "for none"));
    }
    const bool socks = url.scheme() == u"socks5"_s || url.scheme() == u"socks5h"_s;
    const bool bare = url.path().isEmpty() || url.path() == u"/"_s;
    const bool known = socks || url.scheme() == u"http"_s;
    if (!url.isValid() || !known || url.host().isEmpty() || url.port() < 1 || !bare
        || url.hasQuery() || url.hasFragment()) {
        return noProxy(shown,
            Words::tr("a proxy looks like socks5://127.0.0.1:9050 or http://proxy.example:3128"));
    }
    return Proxy{.kind = socks ? Proxy::Kind::Socks5 : Proxy::Kind::Http,
        .host = url.host(QUrl::EncodeUnicode),
        .port = quint16(url.port())};
}

QNetworkProxy qtProxy(const Proxy &proxy)
{
    const bool socks = proxy.kind == Proxy::Kind::Socks5;
    QNetworkProxy qt(
        socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, proxy.host, proxy.port);
    // Without the second Qt looks names up itself, which tells the network whom we ask; with
    // CachingCapability an HTTP proxy would be given requests to read.
    qt.setCapabilities(
        QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    return qt;
}

QString throughProxy(const QString &detail, const Proxy &proxy)
{
    QString words = detail.isEmpty() ? Words::tr("through the proxy %1")
                                     : Words::tr("%2; through the proxy %1");
    words.replace(u"%1"_s, proxy.address());
    return words.replace(u"%2"_s, detail);
}

} // namespace asterism
