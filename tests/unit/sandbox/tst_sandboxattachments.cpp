// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/asker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What hangs on posts of the Mastodon API: files that were sent before, and which of them
/// together.
class tst_sandboxattachments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 9,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    /// Delete and redraft takes it along, even days later.
    void hangsOnOnePostAlone()
    {
        const QString id = m_asker->uploadOf(u"ao"_s, paintedPng());
        const Asker::Fields fields{{u"status"_s, u"look"_s}, {u"media_ids[]"_s, id}};
        const QString uri = m_asker->writeOf(u"ao"_s, fields);
        QCOMPARE(errorOf(m_asker->write(u"ao"_s, fields)),
            u"Media %1 not found or already attached to another post"_s.arg(id));
        m_clock.advance(3 * dayMs);
        QCOMPARE(m_asker->erase(u"ao"_s, uri).status, 200);
        const QString again = m_asker->writeOf(u"ao"_s, fields);
        QCOMPARE(
            m_sandbox->uploaded(m_sandbox->written(again)->pictures->at(0).file), paintedPng());
    }

    void howManyTogether()
    {
        Asker::Fields fields{{u"status"_s, u"album"_s}};
        for (int i = 0; i < 5; ++i) {
            fields.emplace_back(
                u"media_ids[]"_s, m_asker->uploadOf(u"ao"_s, paintedPng(quint64(i))));
        }
        QCOMPARE(errorOf(m_asker->write(u"ao"_s, fields)), u"Cannot attach more than 4 files"_s);
        fields.pop_back();
        QCOMPARE(m_asker->write(u"ao"_s, fields).status, 200);
        const Asker::Fields mixed{{u"status"_s, u"x"_s},
            {u"media_ids[]"_s, m_asker->uploadOf(u"ao"_s, paintedPng())},
            {u"media_ids[]"_s, m_asker->uploadOf(u"ao"_s, filmBytes())}};
        QCOMPARE(errorOf(m_asker->write(u"ao"_s, mixed)),
            u"Cannot attach a video to a post that already contains images"_s);
        Asker::Fields many{{u"status"_s, u"album"_s}};
        for (int i = 0; i < 7; ++i) {
            many.emplace_back(u"media_ids[]"_s, m_asker->uploadOf(u"yuki"_s, paintedPng()));
        }
        QCOMPARE(errorOf(m_asker->write(u"yuki"_s, many)),
            u"Bad Request: media files exceed max count (6)"_s);
        many.pop_back();
        QCOMPARE(m_asker->write(u"yuki"_s, many).status, 200);
    }

    void coveredFiles()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s}) {
            const Answer answer = m_asker->write(user,
                {{u"status"_s, u"look away"_s}, {u"sensitive"_s, u"true"_s},
                    {u"media_ids[]"_s, m_asker->uploadOf(user, paintedPng())}});
            QCOMPARE(answer.object()[u"sensitive"_s].toBool(), true);
            QVERIFY(m_sandbox->written(answer.object()[u"uri"_s].toString())->cw.isEmpty());
        }
    }

    /// Mastodon's takes the warning for the text; they are covered all the same.
    void coveredByAWarningAlone()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s}) {
            const bool moves = user == u"ao"_s;
            const Answer answer = m_asker->write(user,
                {{u"status"_s, QString()}, {u"spoiler_text"_s, u"look away"_s},
                    {u"media_ids[]"_s, m_asker->uploadOf(user, paintedPng())}});
            const QString uri = answer.object()[u"uri"_s].toString();
            QCOMPARE(
                answer.object()[u"spoiler_text"_s].toString(), moves ? QString() : u"look away"_s);
            QCOMPARE(answer.object()[u"sensitive"_s].toBool(), true);
            QCOMPARE(m_sandbox->written(uri)->text, moves ? u"look away"_s : QString());
        }
    }

    void aPollBeside_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("files");
        QTest::newRow("mastodon") << u"ao"_s << 422 << 0;
        QTest::newRow("gotosocial") << u"yuki"_s << 200 << 1;
        QTest::newRow("akkoma") << u"nana"_s << 200 << 1;
        QTest::newRow("snac") << u"sora"_s << 200 << 0; // leaves them out
    }
    void aPollBeside()
    {
        QFETCH(QString, user);
        QFETCH(int, status);
        QFETCH(int, files);
        const Answer answer = m_asker->write(user,
            {{u"status"_s, u"which?"_s}, {u"media_ids[]"_s, m_asker->uploadOf(user, paintedPng())},
                {u"poll[options][]"_s, u"tea"_s}, {u"poll[options][]"_s, u"milk"_s},
                {u"poll[expires_in]"_s, u"3600"_s}});
        QCOMPARE(answer.status, status);
        if (status == 200) {
            const auto post = m_sandbox->written(answer.object()[u"uri"_s].toString());
            QCOMPARE(int(post->pictures->size()), files);
            QCOMPARE(post->poll->options.size(), 2);
        }
    }

    void editsDescribeThem_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("json");
        QTest::newRow("mastodon, form") << u"ao"_s << false;
        QTest::newRow("mastodon, JSON") << u"ao"_s << true;
        QTest::newRow("gotosocial, JSON") << u"yuki"_s << true;
    }
    void editsDescribeThem()
    {
        QFETCH(QString, user);
        QFETCH(bool, json);
        const QString one = m_asker->uploadOf(user, paintedPng(1), {{"description", "a cat"}});
        const QString two = m_asker->uploadOf(user, paintedPng(2), {{"description", "a dog"}});
        const QString uri = m_asker->writeOf(
            user, {{u"status"_s, u"look"_s}, {u"media_ids[]"_s, one}, {u"media_ids[]"_s, two}});
        const QJsonObject fields{{u"status"_s, u"look"_s}, {u"media_ids"_s, QJsonArray{one, two}},
            {u"media_attributes"_s,
                QJsonArray{QJsonObject{{u"id"_s, two}, {u"description"_s, u"two dogs"_s},
                               {u"focus"_s, u"0.1,0.2"_s}},
                    QJsonObject{{u"id"_s, one}, {u"description"_s, u"two cats"_s}}}}};
        const Asker::Fields form{{u"status"_s, u"look"_s}, {u"media_ids[]"_s, one},
            {u"media_ids[]"_s, two}, {u"media_attributes[][id]"_s, two},
            {u"media_attributes[][description]"_s, u"two dogs"_s},
            {u"media_attributes[][focus]"_s, u"0.1,0.2"_s}, {u"media_attributes[][id]"_s, one},
            {u"media_attributes[][description]"_s, u"two cats"_s}};
        const auto change = [&] {
            return json ? m_asker->send("PUT", user, m_asker->pathTo(user, uri),
                       QJsonDocument(fields).toJson(), "application/json")
                        : m_asker->rewrite(user, uri, form);
        };
        QCOMPARE(change().status, 200);
        const auto pictures = *m_sandbox->written(uri)->pictures;
        QCOMPARE(pictures.size(), size_t(2));
        QCOMPARE(pictures[0].description, u"two cats"_s);
        QCOMPARE(pictures[1].description, u"two dogs"_s);
        QCOMPARE(pictures[1].focusX, 0.1);
        QCOMPARE(m_sandbox->uploaded(pictures[0].file), paintedPng(1)); // nothing was sent again
        QCOMPARE(change().status, user == u"ao"_s ? 200 : 422); // changes nothing
        QCOMPARE(m_sandbox->doneTo(user, uri), (QStringList{u"post"_s, u"edit"_s}));
    }

private:
    static QString errorOf(const Answer &answer) { return answer.object()[u"error"_s].toString(); }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxattachments)
#include "tst_sandboxattachments.moc"
