// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int byEveryone = 0;
constexpr int byFollowers = 1;
constexpr int byNobody = 2;
constexpr int asUsual = -1;

} // namespace

/// Who may quote what is written: m's Mastodon keeps that, g's GoToSocial does not.
class tst_ComposeQuotes : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(know(u"a.example"_s, u"mastodon"_s));
        QVERIFY(know(u"g.example"_s, u"gotosocial"_s));
        QVERIFY(m_house->addAccount(u"g"_s, u"go@g.example"_s));
    }
    void cleanup() { end(); }

    void onlyWhereItIsKept()
    {
        write(u"hello"_s);
        QVERIFY(m_composer->hasQuotes());
        QCOMPARE(m_composer->quotesNames().size(), 3);
        m_composer->setAccountId(u"g"_s);
        QVERIFY(!m_composer->hasQuotes());
    }

    void asTheAccountHasIt_data()
    {
        QTest::addColumn<QuotePolicy>("usual");
        QTest::addColumn<int>("at");
        QTest::newRow("everyone") << QuotePolicy::Everyone << byEveryone;
        QTest::newRow("followers") << QuotePolicy::Followers << byFollowers;
        QTest::newRow("nobody") << QuotePolicy::Nobody << byNobody;
    }
    void asTheAccountHasIt()
    {
        QFETCH(QuotePolicy, usual);
        QVERIFY(m_house->usually(u"a"_s, {.quotes = usual}));
        write(u"hello"_s);
        QTEST(m_composer->quotesAt(), "at");
        QCOMPARE(m_composer->quotesName(), m_composer->quotesNames().at(m_composer->quotesAt()));
        send();
        QCOMPARE(m_house->rows().at(0).action.post.quotes, std::optional(usual));
    }

    void whatNobodyToldIsLeftToTheServer()
    {
        write(u"hello"_s);
        QCOMPARE(m_composer->quotesAt(), asUsual);
        QVERIFY(!m_composer->quotesName().isEmpty());
        QVERIFY(!m_composer->quotesNames().contains(m_composer->quotesName()));
        send();
        QVERIFY(!m_house->rows().at(0).action.post.quotes);
    }

    void ofSeveralTheFewest()
    {
        QVERIFY(know(u"b.example"_s, u"mastodon"_s));
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(m_house->usually(u"a"_s, {.quotes = QuotePolicy::Followers}));
        QVERIFY(m_house->usually(u"b"_s, {.quotes = QuotePolicy::Nobody}));
        write(u"hello"_s);
        QCOMPARE(m_composer->quotesAt(), byFollowers);
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->quotesAt(), byNobody);
        m_composer->toggleAlso(u"b"_s);
        QCOMPARE(m_composer->quotesAt(), byFollowers);
        m_composer->setQuotesAt(byEveryone);
        m_composer->toggleAlso(u"b"_s); // what is chosen stays
        QCOMPARE(m_composer->quotesAt(), byEveryone);
    }

    /// It would be sent there without it.
    void whoPassesOverIt()
    {
        write(u"hello"_s);
        m_composer->toggleAlso(u"g"_s);
        QCOMPARE(m_composer->quotesNote(), QString());
        m_composer->setQuotesAt(byNobody);
        QVERIFY2(m_composer->quotesNote().contains(u"g.example"_s),
            qPrintable(m_composer->quotesNote()));
        QVERIFY(!m_composer->quotesNote().contains(u"a.example"_s));
        m_composer->setQuotesAt(byEveryone);
        QCOMPARE(m_composer->quotesNote(), QString());
        m_composer->setQuotesAt(byFollowers);
        m_composer->setVisibility(u"private"_s);
        QCOMPARE(m_composer->quotesNote(), QString());
    }

    /// What one server of several does not keep; where none does there is no choice.
    void whoPassesOverOtherThings()
    {
        const Poster keeps = posterOf({.host = u"a.example"_s},
            Instance{.host = u"a.example"_s,
                .software = u"mastodon"_s,
                .version = u"4.5.0"_s,
                .family = Instance::Family::Mastodon});
        const Poster drops = posterOf({.host = u"k.example"_s},
            Instance{.host = u"k.example"_s,
                .software = u"misskey"_s,
                .family = Instance::Family::Misskey});
        QList<Attachment> files{{.file = u"1"_s}};
        QCOMPARE(lostNote({}, files, {keeps, drops}), QString());
        const QString language = lostNote(u"ja"_s, files, {keeps, drops});
        QVERIFY2(language.startsWith(u"k.example: "_s), qPrintable(language));
        QVERIFY(!language.contains(u'\n'));
        files << Attachment{.file = u"2"_s, .focus = {0.5, 0}};
        const QString focus = lostNote({}, files, {keeps, drops});
        QVERIFY2(focus.startsWith(u"k.example: "_s) && focus != language, qPrintable(focus));
        QCOMPARE(lostNote(u"ja"_s, files, {keeps, drops}), language + u'\n' + focus);
        QCOMPARE(lostNote(u"ja"_s, files, {drops}), QString());
        QCOMPARE(lostNote(u"ja"_s, files, {keeps}), QString());
        QVERIFY(know(u"k.example"_s, u"misskey"_s));
        QVERIFY(m_house->addAccount(u"k"_s, u"ko@k.example"_s));
        write(u"hello"_s);
        m_composer->setLanguage(u"ja"_s);
        QCOMPARE(m_composer->lostNote(), QString());
        m_composer->toggleAlso(u"k"_s);
        QTRY_VERIFY(m_composer->lostNote().contains(u"k.example"_s));
    }

    void whatOnlySomeSeeLeavesNoChoice_data()
    {
        QTest::addColumn<QString>("visibility");
        QTest::newRow("followers") << u"private"_s;
        QTest::newRow("those named") << u"direct"_s;
    }
    void whatOnlySomeSeeLeavesNoChoice()
    {
        QFETCH(QString, visibility);
        write(u"hello"_s);
        m_composer->setQuotesAt(byFollowers);
        QCOMPARE(m_composer->quotesBar(), QString());
        m_composer->setVisibility(visibility);
        QVERIFY(!m_composer->quotesBar().isEmpty());
        QCOMPARE(m_composer->quotesName(), m_composer->quotesNames().at(byNobody));
        m_composer->setQuotesAt(byEveryone); // which cannot be
        m_composer->setVisibility(u"unlisted"_s);
        QCOMPARE(m_composer->quotesBar(), QString());
        QCOMPARE(m_composer->quotesAt(), byFollowers); // as it was chosen
    }

    void noSuchPlace()
    {
        write(u"hello"_s);
        m_composer->setQuotesAt(byFollowers);
        m_composer->setQuotesAt(asUsual);
        m_composer->setQuotesAt(3);
        QCOMPARE(m_composer->quotesAt(), byFollowers);
    }

    void aDraftKeepsIt()
    {
        write(u"hello"_s);
        m_composer->setQuotesAt(byNobody);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(m_house->usually(u"a"_s, {.quotes = QuotePolicy::Everyone}));
        m_composer = newComposer();
        m_composer->write();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"hello"_s);
        QCOMPARE(m_composer->quotesAt(), byNobody);
    }

    void ofAThreadAllParts()
    {
        write(u"one"_s);
        m_composer->setQuotesAt(byFollowers);
        m_composer->addPart(0);
        part(1).setText(u"two"_s);
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(2));
        for (const store::OutboxRow &row : rows) {
            QCOMPARE(row.action.post.quotes, std::optional(QuotePolicy::Followers));
        }
    }

    /// Who says nothing has it as usual again.
    void anEditBeginsWithWhatThePostHas()
    {
        m_source = PostText{.text = u"as typed"_s, .quotes = QuotePolicy::Followers};
        QVERIFY(m_house->usually(u"a"_s, {.quotes = QuotePolicy::Everyone}));
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QVERIFY(m_composer->hasQuotes());
        QCOMPARE(m_composer->quotesAt(), byFollowers);
        m_composer->setText(u"better"_s);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.quotes, std::optional(QuotePolicy::Followers));
    }

    void anEditOfThatAlone()
    {
        m_source = PostText{.text = u"as typed"_s, .quotes = QuotePolicy::Everyone};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        m_composer->setQuotesAt(byNobody);
        send();
        const Action sent = m_house->rows().at(0).action;
        QCOMPARE(sent.kind, Action::Kind::Edit);
        QCOMPARE(sent.post.text, u"as typed"_s);
        QCOMPARE(sent.post.quotes, std::optional(QuotePolicy::Nobody));
    }
};

QTEST_MAIN(tst_ComposeQuotes)
#include "tst_composequotes.moc"
