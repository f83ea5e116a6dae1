// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

/// The fixture's program with a gate that the test holds.
std::shared_ptr<Gate> gateOf(CoreFixture &fixture)
{
    fixture.http.gate = std::make_shared<Gate>(fixture.clock);
    fixture.open();
    return fixture.http.gate;
}

QSet<Purpose> purposesAt(const Gate &gate, const QString &host)
{
    QSet<Purpose> purposes;
    for (const HostCount &count : gate.counts()) {
        if (count.host == host) {
            purposes.insert(count.purpose);
        }
    }
    return purposes;
}

} // namespace

/// Hosts that are never asked, and why the others are.
class tst_NeverAsked : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersAreReadElsewhere();
    void unknownMembersAreFoundElsewhere();
    void nobodyIsLookedUpThere();
    void everyRequestSaysWhy();
};

void tst_NeverAsked::membersAreReadElsewhere()
{
    CoreFixture fixture;
    const auto gate = gateOf(fixture);
    fixture.sandbox.follow(u"hal"_s, u"kai"_s); // so that Mastodon has kai's posts
    const QString uri = fixture.post(u"kai"_s, u"from afar"_s);
    const List list = *fixture.makeList(u"all"_s, {u"kai"_s});
    Server *far = fixture.sandbox.serverOf(u"kai"_s);
    QVERIFY(far != fixture.sandbox.serverOf(u"ao"_s));

    gate->setRules({.never = {far->host()}});
    far->clearRequestLog();
    auto members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"kai"_s), u"unreadable"_s);
    QCOMPARE(
        members[u"kai"_s].error, u"You asked never to contact %1 directly."_s.arg(far->host()));

    const Account ao = *fixture.signIn(u"ao"_s);
    members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"kai"_s), u"via"_s);
    QCOMPARE(members[u"kai"_s].readerAccount, ao.id);
    QCOMPARE(members[u"kai"_s].error, QString());
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList{uri});
    QVERIFY(far->requestLog().empty());

    gate->setRules({});
    fixture.pass(dayMs); // all ways are tried again
    const QString reader = readerOf(fixture.readList(list), u"kai"_s);
    QVERIFY2(reader != u"via"_s && reader != u"unreadable"_s, qPrintable(reader));
}

// Nobody has ever asked where they are read.
void tst_NeverAsked::unknownMembersAreFoundElsewhere()
{
    CoreFixture fixture;
    const auto gate = gateOf(fixture);
    fixture.sandbox.follow(u"hal"_s, u"kai"_s);
    const QString uri = fixture.post(u"kai"_s, u"from afar"_s);
    QVERIFY(fixture.signIn(u"ao"_s).ok());
    Server *far = fixture.sandbox.serverOf(u"kai"_s);
    gate->setRules({.never = {far->host()}});
    far->clearRequestLog();
    const ListMember kai{.acct = fixture.sandbox.handle(u"kai"_s)};
    const auto read = await(fixture.house->lists.reader().read(kai));
    QVERIFY(read);
    QCOMPARE(read->reader, ReaderKind::Via);
    QVERIFY(far->requestLog().empty());
    QVERIFY(fixture.find(uri));
}

void tst_NeverAsked::nobodyIsLookedUpThere()
{
    CoreFixture fixture;
    const auto gate = gateOf(fixture);
    Server *far = fixture.sandbox.serverOf(u"kai"_s);
    gate->setRules({.never = {far->host()}});
    const auto person =
        await(fixture.house->people.find(fixture.typed(u'@' + fixture.sandbox.handle(u"kai"_s))));
    QCOMPARE(person.error().kind, ErrorKind::Barred);
    QCOMPARE(fixture.guest(far->host()).error().kind, ErrorKind::Barred);
    QVERIFY(far->requestLog().empty());
}

void tst_NeverAsked::everyRequestSaysWhy()
{
    CoreFixture fixture;
    const auto gate = gateOf(fixture);
    fixture.post(u"kai"_s, u"from afar"_s);
    const QString own = fixture.hostOfUser(u"ao"_s);
    const QString far = fixture.hostOfUser(u"kai"_s);
    const Account ao = *fixture.signIn(u"ao"_s);
    QVERIFY(fixture.refreshHome(ao).ok());
    QCOMPARE(purposesAt(*gate, own), (QSet<Purpose>{Purpose::Server, Purpose::OwnAccount}));

    const List list = *fixture.makeList(u"all"_s, {u"kai"_s});
    QCOMPARE(purposesAt(*gate, far), QSet<Purpose>{Purpose::Profile});
    fixture.readList(list);
    QCOMPARE(purposesAt(*gate, far),
        (QSet<Purpose>{Purpose::Profile, Purpose::Server, Purpose::Member}));
    for (const HostCount &count : gate->takeCounts()) {
        QVERIFY2(count.purpose != Purpose::Other, qPrintable(count.host));
    }
    QVERIFY(fixture.refreshLocal(far).ok());
    QVERIFY(purposesAt(*gate, far).contains(Purpose::Timeline));
    QVERIFY(!purposesAt(*gate, far).contains(Purpose::Other));
}

QTEST_GUILESS_MAIN(tst_NeverAsked)
#include "tst_neverasked.moc"
