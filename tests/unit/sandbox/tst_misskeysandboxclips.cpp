// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sandbox/misskeyasker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Clips that somebody makes and fills at the sandbox's Misskey.
class tst_misskeysandboxclips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start(
            {.people = 8, .postsPerServer = 0, .softwares = {u"misskey"_s, u"mastodon"_s}}));
        m_asker = std::make_unique<MisskeyAsker>(*m_sandbox);
        m_uri = m_sandbox->post(u"taro"_s, u"keep it"_s);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void madeAndFilled()
    {
        const QString clip = made(u"猫"_s);
        QVERIFY(!clip.isEmpty());
        const QJsonObject pair = in(clip, m_uri);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"clips/add-note"_s, pair).status, 204);
        QCOMPARE(m_sandbox->clipsOf(u"hanako"_s).value(u"猫"_s), QStringList{m_uri});
        QCOMPARE(m_asker->code(u"hanako"_s, u"clips/add-note"_s, pair), u"ALREADY_CLIPPED"_s);
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"clip"_s).value(m_uri),
            (WriteCount{.done = 1, .redundant = 1}));
        // It is nobody else's, to fill or to see.
        QCOMPARE(m_asker->code(u"taro"_s, u"clips/add-note"_s, pair), u"NO_SUCH_CLIP"_s);
        const QJsonObject named{{u"clipId"_s, clip}};
        QCOMPARE(m_asker->code(u"taro"_s, u"clips/notes"_s, named), u"NO_SUCH_CLIP"_s);
        QCOMPARE(m_asker->code({}, u"clips/notes"_s, named), u"NO_SUCH_CLIP"_s);
        QCOMPARE(m_asker->code(u"hanako"_s, u"clips/notes"_s, named), QString());
        QCOMPARE(m_asker->ask(u"hanako"_s, u"clips/remove-note"_s, pair).status, 204);
        QVERIFY(m_sandbox->clipsOf(u"hanako"_s).value(u"猫"_s).isEmpty());
    }

    void refusals()
    {
        const QString clip = made(u"猫"_s);
        QCOMPARE(m_asker->code(u"hanako"_s, u"clips/add-note"_s,
                     {{u"clipId"_s, clip}, {u"noteId"_s, u"nothing"_s}}),
            u"NO_SUCH_NOTE"_s);
        QCOMPARE(m_asker->code(u"hanako"_s, u"clips/create"_s), u"INVALID_PARAM"_s);
        QCOMPARE(m_asker->code(u"hanako"_s, u"clips/create"_s, {{u"name"_s, QString(101, u'x')}}),
            u"INVALID_PARAM"_s);
        while (m_sandbox->clipsOf(u"hanako"_s).size() < 10) {
            QVERIFY(!made(u"clip %1"_s.arg(m_sandbox->clipsOf(u"hanako"_s).size())).isEmpty());
        }
        QCOMPARE(m_asker->code(u"hanako"_s, u"clips/create"_s, {{u"name"_s, u"more"_s}}),
            u"TOO_MANY_CLIPS"_s);
        QVERIFY(!m_asker->code({}, u"clips/create"_s, {{u"name"_s, u"more"_s}}).isEmpty());
    }

    void aFullClip()
    {
        QStringList many;
        for (int i = 0; i < 200; ++i) {
            many << u"https://far.example/%1"_s.arg(i);
        }
        const QString clip = m_sandbox->addClip(u"hanako"_s, u"full"_s, many);
        QCOMPARE(m_asker->code(u"hanako"_s, u"clips/add-note"_s, in(clip, m_uri)),
            u"TOO_MANY_CLIP_NOTES"_s);
        QCOMPARE(m_sandbox->clipsOf(u"hanako"_s).value(u"full"_s).size(), 200);
    }

private:
    QString made(const QString &name)
    {
        return m_asker->ask(u"hanako"_s, u"clips/create"_s, {{u"name"_s, name}})
            .object()[u"id"_s]
            .toString();
    }
    QJsonObject in(const QString &clip, const QString &uri) const
    {
        return {{u"clipId"_s, clip}, {u"noteId"_s, m_sandbox->localId(uri, m_asker->server())}};
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<MisskeyAsker> m_asker;
    QString m_uri;
};

QTEST_GUILESS_MAIN(tst_misskeysandboxclips)
#include "tst_misskeysandboxclips.moc"
