// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr qint64 nowMs = 1'795'348'800'000;

Poster keeping(const QString &id)
{
    Poster poster;
    poster.account = {.id = {id}, .acct = u"x@"_s + id, .host = id};
    poster.server = Instance{.host = id};
    poster.can.scheduling = Capabilities::Scheduling::Mastodon;
    poster.can.scheduleLeastMs = 5 * minuteMs;
    return poster;
}

Poster forgetful(const QString &id)
{
    Poster poster = keeping(id);
    poster.can.scheduling = Capabilities::Scheduling::None;
    return poster;
}

PostingTime timeAt(qint64 at, bool thread = false)
{
    return {.post = {.scheduledAt = at}, .thread = thread, .now = nowMs};
}

Poster reading(const QString &id, const QList<TextFormat> &formats)
{
    Poster poster = keeping(id);
    poster.can.formats = formats;
    return poster;
}

} // namespace

/// When a post goes out and as what it is read; who keeps it until then.
class tst_ComposeSchedule : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void whoKeepsIt_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::addColumn<bool>("thread");
        QTest::addColumn<bool>("kept");
        QTest::newRow("in an hour") << 60 * minuteMs << false << true;
        QTest::newRow("just enough") << 5 * minuteMs << false << true;
        QTest::newRow("too soon for the server") << 5 * minuteMs - 1 << false << false;
        QTest::newRow("a thread") << 60 * minuteMs << true << false;
    }
    void whoKeepsIt()
    {
        QFETCH(qint64, ahead);
        QFETCH(bool, thread);
        QFETCH(bool, kept);
        const PostingTime time = timeAt(nowMs + ahead, thread);
        QCOMPARE(isKeptThere(keeping(u"m.example"_s), time), kept);
        QVERIFY(!isKeptThere(forgetful(u"s.example"_s), time));
        QCOMPARE(scheduleProblem(time), QString()); // any time to come is good
        QCOMPARE(scheduleNote({keeping(u"m.example"_s)}, time).contains(u"m.example"_s), kept);
    }

    /// It would come out otherwise than it is meant.
    void whatAServerWouldNotKeepAsItIs()
    {
        Poster poster = keeping(u"g.example"_s);
        poster.can.scheduleKeepsAll = false;
        PostingTime time = timeAt(nowMs + hourMs);
        QVERIFY(isKeptThere(poster, time));
        time.post.format = TextFormat::Markdown;
        QVERIFY(!isKeptThere(poster, time));
        time.post.format = TextFormat::Plain;
        time.post.visibility = Visibility::Private;
        QVERIFY(isKeptThere(poster, time));
        time.post.localOnly = true;
        QVERIFY(!isKeptThere(poster, time));
    }

    void whereItWaits()
    {
        const PostingTime time = timeAt(nowMs + hourMs);
        const Poster keeper = keeping(u"m.example"_s);
        const Poster other = forgetful(u"s.example"_s);
        QVERIFY(scheduleNote({other}, time).contains(u"Asterism must be running"_s));
        QVERIFY(!scheduleNote({other}, time).contains(u"s.example"_s)); // there is no other
        const QStringList both = scheduleNote({keeper, other}, time).split(u'\n');
        QCOMPARE(both.size(), 2);
        QVERIFY(both[0].contains(u"@x@m.example"_s));
        QVERIFY(both[1].contains(u"@x@s.example"_s));
        QCOMPARE(scheduleNote({keeper}, timeAt(0)), QString());
        QCOMPARE(scheduleNote({}, time), QString());
    }

    void whatHasPassed()
    {
        QVERIFY(!scheduleProblem(timeAt(nowMs)).isEmpty());
        QVERIFY(!scheduleProblem(timeAt(nowMs - 1)).isEmpty());
        QCOMPARE(scheduleProblem(timeAt(0)), QString());
        QCOMPARE(scheduleNote({keeping(u"m.example"_s)}, timeAt(nowMs - 1)), QString());
    }

    void aPostForLater()
    {
        write(u"later"_s);
        const qint64 at = m_house->app->clock.now() + hourMs;
        QVERIFY(m_composer->isSchedulable());
        QVERIFY(!m_composer->scheduledAt().isValid());
        m_composer->setScheduledAt(QDateTime::fromMSecsSinceEpoch(at));
        QCOMPARE(m_composer->scheduledAt().toMSecsSinceEpoch(), at);
        QVERIFY(!m_composer->scheduleNote().isEmpty());
        QVERIFY(m_composer->isSendable());
        send();
        const store::OutboxRow row = m_house->rows().at(0);
        QCOMPARE(row.action.post.scheduledAt, at);
        m_composer->takeBack(QString::number(row.id));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->scheduledAt().toMSecsSinceEpoch(), at);
        m_composer->setScheduledAt({});
        send();
        QCOMPARE(m_house->rows().at(0).action.post.scheduledAt, 0);
    }

    /// What Sharkey keeps until its time has shorter choices; a thread waits here.
    void choicesOfPollsForLater()
    {
        QVERIFY(m_house->know({.host = u"a.example"_s,
            .accountDomain = u"a.example"_s,
            .software = u"sharkey"_s,
            .version = u"2025.4.6"_s,
            .family = Instance::Family::Misskey,
            .features = {u"misskey:notes-scheduled"_s},
            .posting = {.pollChoice = 150},
            .checkedAt = 1}));
        write(u"which?"_s);
        part(0).setHasPoll(true);
        part(0).poll()->setChoice(0, u"tea"_s);
        part(0).poll()->setChoice(1, QString(60, u'x'));
        QCOMPARE(part(0).problem(), QString());
        m_composer->setScheduledAt(
            QDateTime::fromMSecsSinceEpoch(m_house->app->clock.now() + hourMs));
        QVERIFY(part(0).problem().contains(u"50"_s));
        QVERIFY(!m_composer->isSendable());
        m_composer->addPart(0);
        part(1).setText(u"and why?"_s);
        QCOMPARE(part(0).problem(), QString());
        QVERIFY(m_composer->isSendable());
        part(1).setText({});
        m_composer->removePart(1);
        QCOMPARE(m_composer->partCount(), 1);
        QVERIFY(part(0).problem().contains(u"50"_s));
    }

    void notInThePast()
    {
        write(u"too late"_s);
        m_composer->setScheduledAt(QDateTime::fromMSecsSinceEpoch(nowMs - dayMs * 3650));
        QVERIFY(!m_composer->scheduleProblem().isEmpty());
        QVERIFY(!m_composer->isSendable());
        m_composer->send();
        QCOMPARE(m_composer->trouble(), m_composer->scheduleProblem());
        QCOMPARE(m_house->rows().size(), size_t(0));
    }

    void anEditIsAtOnce()
    {
        m_source = PostText{.text = u"as typed"_s};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        QVERIFY(!m_composer->isSchedulable());
        m_composer->setScheduledAt(QDateTime::currentDateTime().addDays(1));
        QVERIFY(!m_composer->scheduledAt().isValid());
    }

    void formats()
    {
        using enum TextFormat;
        const Poster plain = reading(u"m.example"_s, {Plain});
        const Poster both = reading(u"g.example"_s, {Plain, Markdown});
        const Poster mfm = reading(u"k.example"_s, {Mfm});
        QCOMPARE(formatsToChoose({plain}, Plain), QList<TextFormat>({Plain}));
        QCOMPARE(formatsToChoose({plain, both}, Plain), QList<TextFormat>({Plain, Markdown}));
        QCOMPARE(formatsToChoose({plain}, Markdown), QList<TextFormat>({Plain, Markdown}));
        QCOMPARE(formatsToChoose({mfm}, Plain), QList<TextFormat>({Plain}));
        QCOMPARE(formatName(Plain, {plain}), u"Plain text"_s);
        QCOMPARE(formatName(Plain, {mfm}), u"MFM"_s);
        QCOMPARE(formatName(Plain, {mfm, plain}), u"Plain text"_s);
        QCOMPARE(formatNote(Markdown, {both}), QString());
        QCOMPARE(formatNote(Plain, {plain}), QString());
        const QString note = formatNote(Markdown, {plain, both});
        QVERIFY(note.contains(u"m.example"_s));
        QVERIFY(!note.contains(u"g.example"_s));
        QVERIFY(note.contains(u"plain text"_s));
        const QString read = formatNote(Markdown, {mfm, both}); // marks are read there, too
        QVERIFY2(read.contains(u"k.example"_s) && read.contains(u"MFM"_s), qPrintable(read));
        QVERIFY(!read.contains(u"plain text"_s));
        QCOMPARE(formatNote(Markdown, {mfm, plain}).count(u'\n'), 1);
    }

    void sensitiveAndFormatAreSent()
    {
        write(u"*look*"_s);
        m_composer->setFormat(u"markdown"_s); // nobody here takes it
        QCOMPARE(m_composer->format(), u"plain"_s);
        QCOMPARE(m_composer->formats(), QStringList({u"plain"_s}));
        m_composer->setSensitive(true);
        attach(0, {picture(u"1.png"_s, u"a tin"_s)});
        send();
        QVERIFY(m_house->rows().at(0).action.post.sensitive);
    }
};

QTEST_MAIN(tst_ComposeSchedule)
#include "tst_composeschedule.moc"
