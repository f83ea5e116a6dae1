// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

using namespace asterism;
using namespace asterism::flow;

class tst_People : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The sandbox lies in a private network: only what the user typed leads there.
    void whatAPostNamesLeadsIntoNoPrivateNetwork()
    {
        CoreFixture fixture;
        const QString handle = fixture.sandbox.handle(u"mei"_s);
        Server *server = fixture.sandbox.server(u"mastodon"_s);
        server->clearRequestLog();
        QVERIFY(!await(fixture.house->people.find(handle, false)).ok());
        QVERIFY(!await(fixture.house->people.find(fixture.sandbox.actorUri(u"mei"_s), false)).ok());
        QCOMPARE(server->requestLog().size(), 0u);
        QVERIFY(fixture.house->core.typedHosts.isEmpty());

        const auto typed = await(fixture.house->people.find(handle));
        QCOMPARE(kindOf(typed), u"ok"_s);
        QVERIFY(fixture.house->core.typedHosts.contains(server->host()));
        // From then on it may be clicked, too.
        QCOMPARE(kindOf(await(fixture.house->people.find(handle, false))), u"ok"_s);
    }
};

QTEST_GUILESS_MAIN(tst_People)
#include "tst_people.moc"
