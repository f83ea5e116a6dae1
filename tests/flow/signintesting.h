// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/signin.h"
#include "flow/corefixture.h"
#include "unit/sandbox/client.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QUrlQuery>

/// A person with a browser, and the sign-in that they go through.
namespace asterism::flow {

/// A port that nobody has now, so that two tests at one time do not share applications.
inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// Says yes (or what `answer` says) on the server's page and goes where it leads; the last page.
inline Answer browse(const QUrl &url, const QString &answer)
{
    Client browser;
    Answer page = browser.get(url.toString(QUrl::FullyEncoded) + u'&' + answer);
    for (int i = 0; i < 5 && !page.location.isEmpty(); ++i) {
        page = browser.get(QString::fromLatin1(page.location));
    }
    return page;
}

/// Where the server's page would lead the browser.
inline QUrl wouldLead(const QUrl &url, const QString &answer)
{
    Client browser;
    return QUrl::fromEncoded(
        browser.get(url.toString(QUrl::FullyEncoded) + u'&' + answer).location);
}

/// The code as the server shows it to be typed.
inline QString shownCode(const QUrl &url, const QString &user)
{
    Client browser;
    QString page = QString::fromUtf8(
        browser.get(url.toString(QUrl::FullyEncoded) + u"&approve="_s + user).body);
    return page.contains(u"<code>"_s) ? page.section(u"<code>"_s, 1).section(u'<', 0, 0) : page;
}

/// A SignIn with what it told.
class Signing {
public:
    Signing(House &house, SignIn::Wish wish)
        : m_signIn(std::make_unique<SignIn>(
            house.core, house.sessions, house.accounts, std::move(wish), nullptr))
        , invited(m_signIn.get(), &SignIn::invited)
    {
        QObject::connect(m_signIn.get(), &SignIn::ended, m_signIn.get(),
            [this](const Result<Account> &account) { result = account; });
    }

    SignIn *operator->() const { return m_signIn.get(); }
    void drop() { m_signIn.reset(); }
    QUrl page() const { return invited.isEmpty() ? QUrl() : invited.last().value(0).toUrl(); }
    /// Runs until the user is asked (for the nth time), or it has ended.
    bool untilInvited(int times = 1)
    {
        return QTest::qWaitFor([&] { return invited.size() >= times || result; }, 30'000)
            && invited.size() >= times;
    }
    Result<Account> untilEnded()
    {
        return QTest::qWaitFor([&] { return result.has_value(); }, 30'000)
            ? *result
            : Result<Account>(Error{.kind = ErrorKind::Timeout, .subject = u"the test"_s});
    }

private:
    std::unique_ptr<SignIn> m_signIn;

public:
    QSignalSpy invited;
    std::optional<Result<Account>> result;
};

/// The whole road, by a person who says yes.
inline Result<Account> signInByBrowser(
    CoreFixture &fixture, const QString &user, SignIn::Wish wish = {})
{
    wish.typed = wish.typed.isEmpty() ? fixture.hostOfUser(user) : wish.typed;
    Signing signing(*fixture.house, wish);
    signing->start();
    if (signing.untilInvited()) {
        browse(signing.page(), u"approve="_s + user);
    }
    return signing.untilEnded();
}

} // namespace asterism::flow
