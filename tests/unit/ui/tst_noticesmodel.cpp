// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticesmodel.h"

#include "unit/store/noticetesting.h"

#include "app/jobs.h"
#include "base/flow.h"
#include "content/mfm.h"
#include "content/plain.h"
#include "store/accounts.h"
#include "ui/viewmodels/noticekindchoices.h"
#include "ui/viewmodels/noticepeople.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>

#include <algorithm>

using namespace asterism;
using namespace asterism::store;
using asterism::ui::NoticesModel;
using asterism::ui::RowNotice;
using asterism::ui::RowPerson;

namespace {

using NoticeKind = Notification::Kind;

constexpr qint64 forenoon = noon - 6 * hourMs; // within one half day, so that groups are whole

QString userNamed(int number)
{
    return u"u%1@b.example"_s.arg(number);
}

} // namespace

/// A column of notifications whose view stands somewhere.
class tst_noticesmodel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_next = 0;
        m_olderCalls = 0;
        m_filled.clear();
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_requests.reset();
        m_folder.reset();
    }

    void twentyFavouritesAreOneRow()
    {
        for (int i = 0; i < 20; ++i) {
            arrive(NoticeKind::Favourite, userNamed(i), tea());
        }
        show();
        QCOMPARE(m_model->rowCount(), 1);
        const RowNotice notice = m_model->at(0).notice;
        QCOMPARE(notice.kind, u"favourite"_s);
        QCOMPARE(notice.words, u"u19 and 19 others favourited your post"_s);
        QCOMPARE(notice.people.size(), 3);
        QCOMPARE(notice.people.first().value<RowPerson>().acct, u"@u19@b.example"_s);
        QCOMPARE(notice.more, u"+17"_s);
        QCOMPARE(notice.leads, u"people"_s);
        QVERIFY(!notice.whole);
        QCOMPARE(notice.text, u"text of https://a.example/tea"_s);
        QVERIFY(m_model->at(0).accessible.startsWith(notice.words));
        ui::NoticePeople people(m_folder->store(), nullptr, notice.name);
        QTRY_COMPARE(people.rowCount(), 20);
        QVERIFY(!people.isBusy());
        people.needMore(); // that was all
        QVERIFY(!people.isBusy());
    }

    void whatIsWrittenIsAPost()
    {
        arrive(NoticeKind::Mention, userNamed(1), postNumber(1));
        arrive(NoticeKind::Follow, userNamed(2));
        show();
        QCOMPARE(kinds(), (QStringList{u"follow"_s, u"mention"_s}));
        QVERIFY(m_model->at(1).notice.whole);
        QCOMPARE(m_model->at(1).uri, u"https://b.example/n1"_s);
        QCOMPARE(m_model->at(1).dots.size(), 1);
        QVERIFY(m_model->at(0).uri.isEmpty());
        QCOMPARE(m_model->at(0).notice.leads, u"profile"_s);
        // The posts on screen are watched, the events are known to the desktop's notices.
        m_model->look(0, 1, true);
        QCOMPARE(m_model->inSight().size(), 1u);
        const auto events = m_model->noticesInSight();
        QCOMPARE(events.size(), 2u);
        QVERIFY(events[0] > events[1]);
        m_model->look(-1, -1, true);
        QVERIFY(m_model->noticesInSight().empty());
    }

    void whatAMentionAnswers_data()
    {
        QTest::addColumn<QString>("warning");
        QTest::addColumn<int>("filter"); // of ao's, for notifications
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("answered");
        const int none = int(FilterAction::None);
        const QString text = u"one two three"_s;
        QTest::newRow("plain") << QString() << none << u"A"_s << text;
        QTest::newRow("warning") << u"films"_s << none << u"A"_s << u"films"_s;
        QTest::newRow("filtered") << QString() << int(FilterAction::Warn) << u"A"_s
                                  << u"Filtered: fish"_s;
        QTest::newRow("both") << u"films"_s << int(FilterAction::Warn) << u"A"_s
                              << u"Filtered: fish · films"_s;
        QTest::newRow("hidden") << QString() << int(FilterAction::Hide) << u"A"_s << QString();
        QTest::newRow("hidden by who was not told")
            << QString() << int(FilterAction::Hide) << u"B"_s << text;
    }
    void whatAMentionAnswers()
    {
        QFETCH(QString, warning);
        QFETCH(int, filter);
        QFETCH(QString, account);
        Prepared parent = tea();
        parent.text = u"one  two\nthree"_s;
        parent.item.post.warning = warning;
        parent.item.post.viewer = ViewerState{};
        if (filter != int(FilterAction::None)) {
            parent.item.post.viewer->filters = {{.id = u"1"_s,
                .title = u"fish"_s,
                .action = FilterAction(filter),
                .contexts = NotificationsContext}};
        }
        QVERIFY(m_folder->loose(accountAt(u"a.example"_s, account), {parent}));
        Prepared answer = postNumber(1);
        answer.item.post.replyToUri = parent.item.post.uri;
        arrive(NoticeKind::Mention, userNamed(1), answer);
        show();
        const ui::RowView row = m_model->at(0);
        // Whose filter it is stands behind it.
        QTEST(QString(row.notice.answered).remove(u" (by @ao@a.example)"_s), "answered");
        QCOMPARE(row.accessible.contains(u"In answer to: "_s), !row.notice.answered.isEmpty());
    }

    /// What its author covers is told nowhere before somebody wants to see it.
    void whatIsCovered()
    {
        const Blocks blocks = fromMfm(u"it was $[blur the cook]"_s);
        Prepared parent = tea();
        parent.text = plainText(blocks);
        parent.blocks = toBytes(blocks);
        QVERIFY(m_folder->loose(ao(), {parent}));
        Prepared answer = postNumber(1);
        answer.text = plainText(blocks);
        answer.blocks = toBytes(blocks);
        answer.item.post.replyToUri = parent.item.post.uri;
        arrive(NoticeKind::Favourite, userNamed(2), parent);
        arrive(NoticeKind::Mention, userNamed(1), answer);
        show();
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->at(0).notice.answered, u"it was ▒▒▒ ▒▒▒▒"_s);
        QCOMPARE(m_model->at(1).notice.text, u"it was ▒▒▒ ▒▒▒▒"_s);
        QVERIFY(!m_model->at(0).accessible.contains(u"cook"_s));
        QVERIFY(!m_model->at(1).accessible.contains(u"cook"_s));
        QCOMPARE(m_model->at(0).plain, u"it was the cook"_s); // what is copied
    }

    void whatAMentionAnswersIsShort()
    {
        Prepared parent = tea();
        parent.text = u"word "_s.repeated(10'000);
        QVERIFY(m_folder->loose(ao(), {parent}));
        Prepared answer = postNumber(1);
        answer.item.post.replyToUri = parent.item.post.uri;
        arrive(NoticeKind::Mention, userNamed(1), answer);
        Prepared gone = postNumber(2);
        gone.item.post.replyToUri = u"https://b.example/gone"_s;
        arrive(NoticeKind::Mention, userNamed(2), gone);
        arrive(NoticeKind::Mention, userNamed(3), postNumber(3));
        show();
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->at(0).notice.answered, QString());
        QCOMPARE(m_model->at(1).notice.answered, QString());
        QVERIFY(m_model->at(2).notice.answered.startsWith(u"word word"_s));
        QVERIFY(m_model->at(2).notice.answered.size() <= 201);
    }

    void atTheTopAGroupMovesUp()
    {
        arrive(NoticeKind::Favourite, userNamed(0), tea());
        mentions(12);
        show();
        m_model->look(0, 5, true);
        arrive(NoticeKind::Favourite, userNamed(1), tea());
        QTRY_COMPARE(kinds().first(), u"favourite"_s);
        QCOMPARE(m_model->rowCount(), 13);
        QCOMPARE(kinds().count(u"favourite"_s), 1);
        QCOMPARE(m_model->at(0).notice.words, u"u1 and u0 favourited your post"_s);
        QCOMPARE(m_model->unseen(), 0);
        // It stands first already.
        m_folder->clock.advance(200);
        arrive(NoticeKind::Favourite, userNamed(2), tea());
        QTRY_COMPARE(m_model->at(0).notice.words, u"u2 and 2 others favourited your post"_s);
        QCOMPARE(m_model->rowCount(), 13);
        QTRY_COMPARE(m_model->unseen(), 0);
    }

    void theReaderIsNotMoved()
    {
        arrive(NoticeKind::Favourite, userNamed(0), tea());
        mentions(12);
        show();
        m_model->look(0, 5, true);
        m_model->look(8, 12, false);
        const qint64 key = m_model->at(12).key;
        const QString words = m_model->at(12).notice.words;
        arrive(NoticeKind::Favourite, userNamed(1), tea());
        QTRY_COMPARE(m_model->unseen(), 1);
        QCOMPARE(m_model->rowCount(), 13);
        QCOMPARE(m_model->at(12).key, key);
        QCOMPARE(m_model->at(12).notice.words, words); // also while it is read again
        m_model->namesChanged();
        QTest::qWait(300); // longer than a burst
        QCOMPARE(m_model->at(12).key, key);
        QCOMPARE(m_model->at(12).notice.words, words);
        QSignalSpy top(m_model.get(), &ui::TimelineModel::toTop);
        m_model->showNew();
        QTRY_COMPARE(top.size(), 1);
        QCOMPARE(m_model->at(0).key, key);
        QCOMPARE(m_model->at(0).notice.words, u"u1 and u0 favourited your post"_s);
        QCOMPARE(m_model->rowCount(), 13);
    }

    /// What is above where it stands was not seen with it.
    void aGroupThatGrewOutOfSightIsSeenWhereItStands()
    {
        arrive(NoticeKind::Favourite, userNamed(0), tea());
        mentions(12);
        show();
        m_model->look(0, 5, true);
        QCOMPARE(m_model->newestPlaceInSight(), m_model->at(0).notice.event);
        m_model->look(8, 11, false);
        arrive(NoticeKind::Favourite, userNamed(1), tea());
        QTRY_COMPARE(m_model->unseen(), 1);
        m_model->namesChanged(); // read again
        QTRY_COMPARE(m_model->at(12).notice.words, u"u1 and u0 favourited your post"_s);
        QVERIFY(m_model->at(12).notice.event > m_model->at(0).notice.event);
        m_model->look(8, 12, false);
        QCOMPARE(m_model->newestPlaceInSight(), m_model->at(8).notice.event);
        m_model->look(-1, -1, true);
        QCOMPARE(m_model->newestPlaceInSight(), 0);
    }

    void arrivalsWaitAboveTheReader()
    {
        mentions(20);
        show();
        m_model->look(0, 5, false); // the first row is half visible
        const qint64 first = m_model->at(0).key;
        mentions(3);
        QTRY_COMPARE(m_model->unseen(), 3);
        QCOMPARE(m_model->at(0).key, first);
        m_model->look(2, 7, false);
        QTRY_COMPARE(m_model->rowCount(), 23);
        QCOMPARE(m_model->at(3).key, first);
    }

    void onlySomeKinds()
    {
        arrive(NoticeKind::Follow, userNamed(1));
        arrive(NoticeKind::Mention, userNamed(2), postNumber(2));
        arrive(NoticeKind::PollEnded, {}, postNumber(3));
        show();
        QCOMPARE(m_model->rowCount(), 3);
        const auto shown = [&](const QString &word) {
            ui::RowQuery query = wanted();
            query.notices->kinds = noticeKinds(word);
            m_model->setQuery(query);
            return QTest::qWaitFor([&] { return m_model->rowCount() == 1; });
        };
        QVERIFY(shown(u"mentions"_s));
        QCOMPARE(kinds(), QStringList{u"mention"_s});
        QVERIFY(shown(u"follows"_s));
        QTRY_COMPARE(kinds(), QStringList{u"follow"_s});
        QVERIFY(shown(u"other"_s));
        QTRY_COMPARE(kinds(), QStringList{u"poll-ended"_s});
        arrive(NoticeKind::Follow, userNamed(4));
        arrive(NoticeKind::Edited, {}, postNumber(3));
        QTRY_COMPARE(kinds(), (QStringList{u"edited"_s, u"poll-ended"_s}));
        QVERIFY(shown(u"only mention quote"_s));
        QTRY_COMPARE(kinds(), QStringList{u"mention"_s});
    }

    void choosingKinds()
    {
        ui::NoticeKindChoices choices;
        QString kept;
        connect(&choices, &ui::NoticeKindChoices::wished, this, [&](const QString &wished) {
            kept = wished;
            choices.setKinds(wished);
        });
        const auto valuesOf = [&](const char *role) {
            QVariantList values;
            const int number = choices.roleNames().key(role);
            for (int row = 0; row < choices.rowCount(); ++row) {
                values << choices.data(choices.index(row), number);
            }
            return values;
        };
        QCOMPARE(choices.rowCount(), int(NoticeKind::Warning) + 1);
        QVERIFY(!valuesOf("chosen").contains(false));
        QVERIFY(!valuesOf("name").contains(QString()));
        QCOMPARE(valuesOf("heading").count(QString()), choices.rowCount() - noticeBunches().size());
        choices.choose(u"follow-request"_s, false);
        QCOMPARE(valuesOf("chosen").count(false), 1);
        QVERIFY(kept.startsWith(u"only mention reply"_s) && !kept.contains(u"follow-request"_s));
        choices.choose(u"follow-request"_s, true);
        QCOMPARE(kept, QString());
        choices.setKinds(u"mentions"_s);
        choices.choose(u"reply"_s, false);
        choices.choose(u"quote"_s, false);
        QCOMPARE(kept, u"only mention"_s);
        QCOMPARE(valuesOf("last").count(true), 1);
        choices.choose(u"mention"_s, false); // none at all would be an empty column
        choices.choose(u"never heard of"_s, true);
        QCOMPARE(kept, u"only mention"_s);
        choices.chooseAll();
        QCOMPARE(kept, QString());
    }

    void kindsInAHeader()
    {
        QCOMPARE(ui::noticeKindsWords({}), QString());
        QCOMPARE(ui::noticeKindsWords(u"of a later version"_s), QString());
        QCOMPARE(ui::noticeKindsWords(u"mentions"_s), u"mentions only"_s);
        QCOMPARE(ui::noticeKindsWords(u"only follow-request"_s), u"only: Follow requests"_s);
        QCOMPARE(ui::noticeKindsWords(u"only mention quote boost"_s), u"3 kinds only"_s);
    }

    /// Each kind is shown under one word, whatever servers will tell one day.
    void everyKindIsSomewhere()
    {
        QVERIFY(noticeKinds({}).empty());
        QVERIFY(noticeKinds(u"never heard of"_s).empty());
        std::vector<NoticeKind> all;
        for (const QString &word : {u"mentions"_s, u"boosts"_s, u"follows"_s, u"other"_s}) {
            const auto kinds = noticeKinds(word);
            all.insert(all.end(), kinds.begin(), kinds.end());
        }
        std::ranges::sort(all);
        QCOMPARE(int(all.size()), int(NoticeKind::Warning) + 1);
        QVERIFY(std::ranges::adjacent_find(all) == all.end());
    }

    void gapsAreRows()
    {
        page({note(NoticeKind::Follow, userNamed(1))});
        m_next += 100;
        page({note(NoticeKind::Mention, userNamed(2), postNumber(2))});
        show();
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(m_model->at(1).gap);
        QVERIFY(!m_model->at(1).gapText.isEmpty());
        m_model->look(0, 2, true);
        QCOMPARE(m_model->noticesInSight().size(), 2u);
        m_model->fillGap(1);
        QCOMPARE(m_filled, QList<qint64>{-m_model->at(1).key});
        QTRY_VERIFY(m_model->at(1).gapText.contains(u"no more of that"_s));
        QVERIFY(m_model->at(1).gapLoads);
        m_model->fillGap(0); // no gap
        QCOMPARE(m_filled.size(), 1);
    }

    void olderOnesComeFromTheServers()
    {
        mentions(50);
        show();
        QCOMPARE(m_model->rowCount(), 40);
        m_model->needOlder();
        QTRY_COMPARE(m_model->rowCount(), 50);
        QCOMPARE(m_olderCalls, 0);
        m_model->needOlder();
        QTRY_VERIFY(!m_model->hasOlder());
        QCOMPARE(m_olderCalls, 1);
    }

    void ofAPostThatIsGone()
    {
        arrive(NoticeKind::Boost, userNamed(1), tea());
        show();
        QCOMPARE(m_model->at(0).notice.leads, u"thread"_s);
        QCOMPARE(m_model->at(0).notice.words, u"u1 boosted your post"_s);
        m_model->look(0, 0, true);
        const auto dropped = m_folder->write([](CacheTx &tx) {
            dropNoticesAbout(tx, u"https://a.example/tea"_s);
            return Result<Done>(Done{});
        });
        QVERIFY(dropped.ok());
        QTRY_COMPARE(m_model->rowCount(), 0);
    }

    /// Server text is hostile: a name is no markup, and no place for another name.
    void namesAreNames()
    {
        Actor evil = person(u"evil@b.example"_s);
        evil.displayName = u"<b>%1 %2</b>"_s;
        PreparedNotice prepared = note(NoticeKind::Follow, u"evil@b.example"_s);
        prepared.notice.doers.front().actor = evil;
        live(prepared);
        arrive(NoticeKind::Other, {});
        show();
        QVERIFY(m_model->at(0).notice.words.startsWith(u"The server says: "_s));
        const QString words = m_model->at(1).notice.words;
        QVERIFY2(
            words.contains(u"&lt;b&gt;%1 %2"_s) && !words.contains(u"<b>"_s), qPrintable(words));
    }

    /// Who is not waiting any more at the server has been answered.
    void wishesToFollow()
    {
        const Account account{
            .id = {u"A"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s, .localId = u"1"_s};
        QVERIFY(m_folder->writeUser([&](UserTx &tx) { return addAccount(tx, account); }));
        QStringList waiting{u"u1@b.example"_s};
        m_requests = std::make_unique<ui::FollowRequests>(
            m_folder->store(),
            [&waiting](const QString &, const QJsonObject &) {
                QJsonArray people;
                for (const QString &acct : std::as_const(waiting)) {
                    people.append(actorToJob({.acct = acct}));
                }
                return answered(Result<QJsonObject>(QJsonObject{{u"people"_s, people}}));
            },
            nullptr);
        m_context.requests = m_requests.get();
        const qint64 before = QDateTime::currentMSecsSinceEpoch() - dayMs;
        for (int i = 1; i <= 2; ++i) {
            PreparedNotice prepared = note(NoticeKind::FollowRequest, userNamed(i));
            prepared.notice.createdAt = before + i;
            live(prepared);
        }
        show();
        QTRY_COMPARE(
            states(), (QStringList{u"u1@b.example asks"_s, u"u2@b.example Answered already"_s}));
        waiting = QStringList{u"u2@b.example"_s};
        m_requests->refresh();
        QTRY_COMPARE(
            states(), (QStringList{u"u1@b.example Answered already"_s, u"u2@b.example asks"_s}));
        m_context.requests = nullptr;
    }

private:
    static Teller ao() { return accountAt(u"a.example"_s, u"A"_s); }
    static ui::RowQuery wanted()
    {
        return {.sources = {noticesOf(ao())}, .notices = NoticeFilter{.accounts = {u"A"_s}}};
    }
    static Prepared tea()
    {
        return postBy(
            person(u"ao@a.example"_s), u"https://a.example/tea"_s, u"5"_s, forenoon - hourMs);
    }
    static Prepared postNumber(int number)
    {
        return postBy(person(userNamed(number)), u"https://b.example/n%1"_s.arg(number),
            QString::number(1000 + number), forenoon + number);
    }

    /// The next one, a second after the one before.
    PreparedNotice note(
        NoticeKind kind, const QString &doer, const std::optional<Prepared> &post = {})
    {
        const int number = m_next++;
        return told(kind, QString::number(5000 + number), forenoon + number * secondMs, doer, post);
    }
    void live(const PreparedNotice &prepared)
    {
        const auto done = m_folder->write([&](CacheTx &tx) {
            return commitLiveNotice(tx, ao(), noticesOf(ao()), prepared, true);
        });
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    void arrive(NoticeKind kind, const QString &doer, const std::optional<Prepared> &post = {})
    {
        live(note(kind, doer, post));
    }
    void mentions(int count)
    {
        for (int i = 0; i < count; ++i) {
            const int number = 100 + m_next;
            arrive(NoticeKind::Mention, userNamed(number), postNumber(number));
        }
    }
    void page(const std::vector<PreparedNotice> &rows)
    {
        const auto done = keepNotices(*m_folder, ao(), rows);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }

    void show()
    {
        const auto names = [] {
            ui::RowNames told;
            told.order = {u"A"_s};
            told.accounts.insert(u"A"_s, {.colour = u"#112233"_s, .name = u"@ao@a.example"_s});
            return told;
        };
        m_model = std::make_unique<NoticesModel>(
            ui::TimelineContext{m_folder->store(), m_folder->clock, names,
                [this](const std::vector<Source> &, qint64) {
                    ++m_olderCalls;
                    return answered(Result<bool>(false));
                },
                [this](qint64 gap) {
                    m_filled << gap;
                    return answered(Result<Done>(
                        Error{.kind = ErrorKind::Rejected, .detail = u"no more of that"_s}));
                }},
            wanted(), m_context);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(m_model->isReady());
    }
    QStringList kinds() const
    {
        QStringList kinds;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            kinds << m_model->at(row).notice.kind;
        }
        return kinds;
    }
    /// "u1@b.example asks", sorted.
    QStringList states() const
    {
        QStringList states;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const RowNotice notice = m_model->at(row).notice;
            states << notice.people.value(0).value<RowPerson>().acct.mid(1) + u' '
                    + (notice.asks ? u"asks"_s : notice.state);
        }
        states.sort();
        return states;
    }

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<ui::FollowRequests> m_requests;
    ui::NoticeContext m_context;
    std::unique_ptr<NoticesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    int m_next = 0;
    int m_olderCalls = 0;
    QList<qint64> m_filled;
};

QTEST_GUILESS_MAIN(tst_noticesmodel)
#include "tst_noticesmodel.moc"
