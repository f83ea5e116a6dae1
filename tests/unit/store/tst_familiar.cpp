// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/familiar.h"

#include "storetesting.h"

using namespace asterism;
using namespace asterism::store;

namespace {

const QString host = u"h.example"_s;
const Actor me = person(u"me@h.example"_s);

QStringList acctsOf(const Result<std::vector<Actor>> &people)
{
    QStringList accts;
    if (people) {
        for (const Actor &actor : *people) {
            accts << actor.acct;
        }
    }
    return people ? accts : QStringList{sentence(people.error())};
}

} // namespace

/// People and hashtags for somebody who types.
class tst_Familiar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_number = 0;
    }
    void cleanup() { m_folder.reset(); }

    void whomTheAccountKnowsComesFirst()
    {
        arrive(person(u"nabe@a.example"_s));
        arrive(person(u"nagi@b.example"_s));
        arrive(person(u"natsu@c.example"_s), home);
        write({u"naomi@d.example"_s, u"nagi@b.example"_s});
        QCOMPARE(people(u"na"_s),
            QStringList({u"naomi@d.example"_s, u"nagi@b.example"_s, u"natsu@c.example"_s,
                u"nabe@a.example"_s}));
        QCOMPARE(people(u"na"_s, 2), QStringList({u"naomi@d.example"_s, u"nagi@b.example"_s}));
    }

    void aBeginningComesBeforeAMiddle()
    {
        arrive(person(u"hanako@a.example"_s), home);
        arrive(person(u"nabe@a.example"_s));
        QCOMPARE(people(u"NA"_s), QStringList({u"nabe@a.example"_s, u"hanako@a.example"_s}));
        QCOMPARE(people(u"ｎａ"_s), people(u"na"_s));
    }

    void byTheirDisplayNames()
    {
        Actor mei = person(u"mei@a.example"_s);
        mei.displayName = u"ﾒｲ 鯖缶"_s;
        arrive(mei, home);
        QCOMPARE(people(u"メイ"_s), QStringList{mei.acct});
        QCOMPARE(people(u"鯖"_s), QStringList{mei.acct});
        QCOMPARE(people(u"x"_s), QStringList());
    }

    void withTheHost()
    {
        arrive(person(u"na@a.example"_s));
        arrive(person(u"na@b.example"_s));
        arrive(person(u"nana@b.example"_s), home);
        QCOMPARE(people(u"na@b"_s), QStringList{u"na@b.example"_s});
        QCOMPARE(people(u"na@"_s).size(), 2);
    }

    void theAccountItselfIsLeftOut()
    {
        write({me.acct, u"mei@a.example"_s});
        QCOMPARE(people(u"me"_s), QStringList{u"mei@a.example"_s});
    }

    /// Of two rows under one acct the one whose teller is worth more.
    void eachOnce()
    {
        const QString acct = u"nabe@a.example"_s;
        Actor hearsay = person(acct);
        hearsay.uri = u"https://a.example/users/other"_s;
        hearsay.displayName = u"nabe as they say"_s;
        arrive(hearsay, localSource(u"x.example"_s), u"x.example"_s);
        arrive(person(acct), localSource(u"a.example"_s), u"a.example"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 2);
        const auto found = *m_folder->read([](CacheTx &tx) {
            return knownPeople(tx, {.acct = {}, .home = {}, .text = u"nabe"_s});
        });
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].displayName, u"nabe"_s);
    }

    /// Among many of one beginning those of whom something was told lately.
    void theOnesToldLast()
    {
        arrive(person(u"na1@a.example"_s));
        arrive(person(u"na2@a.example"_s));
        m_folder->clock.advance(60'000);
        arrive(person(u"na3@a.example"_s));
        QCOMPARE(people(u"na"_s).value(0), u"na3@a.example"_s);
    }

    void tagsOfOwnPosts()
    {
        write({}, {u"鯖缶"_s, u"Tea"_s});
        write({}, {u"teatime"_s});
        write({}, {u"tea"_s});
        QCOMPARE(tags(u"te"_s), QStringList({u"tea"_s, u"teatime"_s}));
        QCOMPARE(tags(u"鯖"_s), QStringList{u"鯖缶"_s});
        QCOMPARE(tags(u"缶"_s), QStringList{u"鯖缶"_s});
        QCOMPARE(tags(u"ＴＥ"_s, 1), QStringList{u"tea"_s});
        QCOMPARE(tags(u"x"_s), QStringList());
    }

    void otherTagsStandBehind()
    {
        arrive(person(u"nabe@a.example"_s), home, host, {u"teapot"_s, u"teapot"_s});
        arrive(person(u"nabe@a.example"_s), tagSource(u"teacup"_s, host), host);
        write({}, {u"tea"_s});
        QCOMPARE(tags(u"tea"_s), QStringList({u"tea"_s, u"teacup"_s, u"teapot"_s}));
    }

    void anEmptyCache()
    {
        QCOMPARE(people(u"na"_s), QStringList());
        QCOMPARE(tags(u"te"_s), QStringList());
    }

private:
    /// A post of somebody, a second newer than the one before.
    void arrive(const Actor &author, const Source &source, const QString &teller,
        const QStringList &tagNames = {}, const QStringList &named = {})
    {
        const QString id = QString::number(++m_number);
        Prepared prepared = postBy(author, u"https://%1/notes/%2"_s.arg(teller, id), id,
            noon - dayMs + m_number * secondMs);
        for (const QString &name : tagNames) {
            prepared.item.post.tags.push_back({.name = name});
        }
        for (const QString &acct : named) {
            prepared.item.post.mentions.push_back({.acct = acct});
        }
        QVERIFY(m_folder->commit(guestAt(teller), newest(source, {prepared}), {prepared}).ok());
    }
    void arrive(const Actor &author) { arrive(author, localSource(host), host); }
    void arrive(const Actor &author, const Source &source) { arrive(author, source, host); }
    /// The account writes.
    void write(const QStringList &named, const QStringList &tagNames = {})
    {
        arrive(me, localSource(host), host, tagNames, named);
    }

    KnownWish wish(const QString &text, int most) const
    {
        return {.acct = me.acct, .home = home, .text = text, .most = most};
    }
    QStringList people(const QString &text, int most = 8)
    {
        return acctsOf(m_folder->read(
            [wished = wish(text, most)](CacheTx &tx) { return knownPeople(tx, wished); }));
    }
    QStringList tags(const QString &text, int most = 8)
    {
        const auto found = m_folder->read(
            [wished = wish(text, most)](CacheTx &tx) { return knownTags(tx, wished); });
        return found ? *found : QStringList{sentence(found.error())};
    }

    std::unique_ptr<Folder> m_folder;
    int m_number = 0;
    const Source home = homeSource({u"H"_s}, host);
};

QTEST_GUILESS_MAIN(tst_Familiar)
#include "tst_familiar.moc"
