// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/wording.h"

#include "base/clock.h"

#include <QDateTime>
#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z

Account own(const QString &acct, bool needsSignIn = false)
{
    return {.id = {acct}, .acct = acct, .host = acct.section(u'@', -1), .needsSignIn = needsSignIn};
}

const Account ao = own(u"ao@mstdn.example"_s);
const Account yu = own(u"yu@mk.example"_s);
const Account there = own(u"me@art.example"_s);
const Account thereNoMore = own(u"me@art.example"_s, true);
const Account gone = own(u"old@away.example"_s, true);

/// Ren, who is read at art.example, after such an end.
ListMember ren(Remedy remedy, const Error &error)
{
    ListMember member{.acct = u"ren@art.example"_s, .reader = ReaderKind::Unreadable};
    member.error = unreadableWords(error, member);
    member.remedy = remedy;
    return member;
}

ListMember shutOut(const QString &serversWords = {})
{
    return ren(Remedy::OwnAccount,
        {.kind = ErrorKind::Forbidden, .subject = u"art.example"_s, .detail = serversWords});
}

Error nobody(ErrorKind kind = ErrorKind::NotFound)
{
    return {.kind = kind, .subject = u"@ren@art.example"_s};
}

} // namespace

/// Why somebody cannot be read, and what would help.
class tst_wording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClosedDoor_data()
    {
        QTest::addColumn<std::vector<Account>>("accounts");
        QTest::addColumn<QString>("help");
        using Own = std::vector<Account>;
        QTest::newRow("nobody") << Own{} << u" Sign in there."_s;
        QTest::newRow("somebody") << Own{ao, yu}
                                  << u" Sign in there, or follow from @ao@mstdn.example."_s;
        QTest::newRow("the token is gone") << Own{gone} << u" Sign in there."_s;
        QTest::newRow("the first with a token")
            << Own{gone, yu} << u" Sign in there, or follow from @yu@mk.example."_s;
        QTest::newRow("there, without a token")
            << Own{ao, thereNoMore} << u" Sign in again with @me@art.example."_s;
        QTest::newRow("there, and refused") << Own{there} << u""_s;
        QTest::newRow("there, refused, and elsewhere")
            << Own{there, ao} << u" Follow them from @ao@mstdn.example."_s;
    }
    void aClosedDoor()
    {
        QFETCH(std::vector<Account>, accounts);
        QFETCH(QString, help);
        QCOMPARE(troubleWords(shutOut(), accounts), u"art.example lets no guest read."_s + help);
    }

    void whoKnowsThemIsNamed()
    {
        ListMember member = shutOut();
        member.readerAccount = yu.id;
        QVERIFY(troubleWords(member, {ao, yu}).endsWith(u"or follow from @yu@mk.example."_s));
        // Unless they were signed out since.
        QVERIFY(troubleWords(member, {ao}).endsWith(u"or follow from @ao@mstdn.example."_s));
    }

    void theServersOwnWords()
    {
        QCOMPARE(troubleWords(shutOut(u"100 %1 for members"_s), {}),
            u"art.example lets no guest read (100 %1 for members). Sign in there."_s);
    }

    void whereNothingIsToBeRead()
    {
        const QString why = u"There is nothing to read of @ren@art.example at art.example: its "
                            "public API, a feed and an outbox were tried."_s;
        const Error error{.kind = ErrorKind::NotFound, .subject = u"art.example"_s};
        QCOMPARE(troubleWords(ren(Remedy::Elsewhere, error), {}), why);
        QCOMPARE(troubleWords(ren(Remedy::Elsewhere, error), {ao}),
            why + u" Follow them from @ao@mstdn.example."_s);
        QCOMPARE(troubleWords(ren(Remedy::None, error), {ao}), why);
    }

    void whoIsNotThere()
    {
        ListMember member{.acct = u"ren@art.example"_s, .reader = ReaderKind::Unreadable};
        member.polled.failingSince = noon;
        QCOMPARE(nobodyWords(nobody(), member),
            u"@ren@art.example was not found: art.example knows nobody of that name. Check the "
            "spelling."_s);
        member.actorUri = u"https://art.example/users/ren"_s; // somebody was found once
        const QString day = QDateTime::fromMSecsSinceEpoch(noon).date().toString(Qt::ISODate);
        QCOMPARE(nobodyWords(nobody(), member),
            u"@ren@art.example is not there any more: their server has said so since "_s + day
                + u'.');
        QCOMPARE(nobodyWords(nobody(ErrorKind::Rejected), member),
            u"@ren@art.example is not there any more: their server has suspended the account."_s);
    }

    void othersSayItThemselves()
    {
        const Error away{.kind = ErrorKind::Timeout, .subject = u"art.example"_s};
        QCOMPARE(troubleWords(ren(Remedy::None, away), {ao}), sentence(away));
        QCOMPARE(troubleWords({.acct = u"ren@art.example"_s}, {ao}), QString());
    }
};

QTEST_GUILESS_MAIN(tst_wording)
#include "tst_wording.moc"
