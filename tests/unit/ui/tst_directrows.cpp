// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinemodelfixture.h"

namespace {

const QString host = u"h.example"_s;
const Source direct = accountSource(Source::Kind::Direct, {u"H"_s}, host);
const Teller own = accountAt(host, u"H"_s);

QString uriOf(int number)
{
    return u"https://b.example/n%1"_s.arg(number);
}

/// A second apart; in answer to another, -1 for none.
Prepared message(int number, int answers = -1)
{
    Prepared prepared = postBy(person(u"bob@b.example"_s), uriOf(number),
        QString::number(1000 + number), noon - dayMs + number * secondMs);
    prepared.item.post.visibility = Visibility::Direct;
    prepared.item.post.replyToUri = answers < 0 ? QString() : uriOf(answers);
    return prepared;
}

} // namespace

/// Rows that stand for conversations: what is said next takes the place of what was said before.
class tst_directrows : public QObject, private TimelineModelFixture {
    Q_OBJECT

    void showConversations(int count)
    {
        std::vector<Prepared> items;
        for (int number = count - 1; number >= 0; --number) {
            items.push_back(message(number));
        }
        QVERIFY(m_folder->commit(own, newest(direct, items, true), items));
        m_model = std::make_unique<TimelineModel>(
            ui::TimelineContext{m_folder->store(), m_folder->clock, [] { return ui::RowNames{}; },
                [](const std::vector<Source> &, qint64) { return answered(Result<bool>(false)); },
                [](qint64) { return answered(Result<Done>(Done{})); }},
            ui::RowQuery{.sources = {direct}}, u"column"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(m_model->isReady());
        QCOMPARE(m_model->rowCount(), count);
    }
    void say(const Prepared &prepared)
    {
        QVERIFY(m_folder->write(
            [&](CacheTx &tx) { return commitLive(tx, own, direct, prepared, true); }));
    }
    QStringList uris() const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            all << uri(row);
        }
        return all;
    }

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void itComesUpAtTheTop()
    {
        showConversations(30);
        m_model->look(0, 5, true);
        say(message(40, 3));
        QTRY_COMPARE(uris().value(0), uriOf(40));
        QTRY_VERIFY(!uris().contains(uriOf(3)));
        QCOMPARE(m_model->rowCount(), 30);
        QVERIFY(m_model->at(0).conversation.contains(u"2"_s));
    }

    void itArrivesUnseen()
    {
        showConversations(30);
        m_model->look(0, 5, true); // all of it was there
        m_model->look(10, 15, false);
        const QString first = uri(10);
        say(message(40, 3));
        QTRY_COMPARE(m_model->unseen(), 1);
        QTRY_VERIFY(!uris().contains(uriOf(3)));
        QCOMPARE(uri(11), first); // the reader's place
        QCOMPARE(uri(0), uriOf(40));
        say(message(41, 40)); // and again: it is still one
        QTRY_COMPARE(uris().value(0), uriOf(41));
        QTRY_VERIFY(!uris().contains(uriOf(40)));
        QTRY_COMPARE(m_model->unseen(), 1);
        QCOMPARE(uri(11), first);
    }

    void whatIsReadStaysUntilItIsOutOfSight()
    {
        showConversations(30);
        m_model->look(0, 5, true);
        m_model->look(10, 15, false);
        const QString read = uri(12);
        const QString first = uri(10);
        say(message(40, 17));
        QCOMPARE(read, uriOf(17));
        QTRY_COMPARE(uris().value(0), uriOf(40));
        QTRY_COMPARE(m_model->unseen(), 1);
        QTest::qWait(300); // longer than a burst
        QCOMPARE(uri(11), first);
        QCOMPARE(uri(13), read);
        m_model->look(20, 25, false);
        QTRY_VERIFY(!uris().contains(read));
        QCOMPARE(m_model->rowCount(), 30);
    }

    /// The row changes where it is when only what is known of its conversation does.
    void whatIsReadChangesInPlace()
    {
        showConversations(5);
        Prepared told = message(2);
        told.item.conversation = Conversation{.localId = u"7"_s, .unread = true};
        QVERIFY(m_folder->loose(own, {told}));
        QTRY_VERIFY(m_model->at(2).unread);
        told.item.conversation->unread = false;
        QVERIFY(m_folder->loose(own, {told}));
        QTRY_VERIFY(!m_model->at(2).unread);
        QCOMPARE(m_model->rowCount(), 5);
    }
};

QTEST_GUILESS_MAIN(tst_directrows)
#include "tst_directrows.moc"
