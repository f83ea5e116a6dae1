// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postlooking.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(asterism::OwnPlace)

/// Where an account looks for a post of its own that may have arrived.
class tst_ownplace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("what");
        QTest::addColumn<OwnPlace>("place");
        const auto row = [](const char *software, const char *what, OwnPlace place) {
            QTest::addRow("%s, %s", software, what)
                << QString::fromLatin1(software) << QString::fromLatin1(what) << place;
        };
        for (const char *software : {"mastodon", "gotosocial", "akkoma", "friendica", "mitra"}) {
            for (const char *what : {"public", "unlisted", "private", "direct", "poll", "answer"}) {
                row(software, what, OwnPlace::Posts);
            }
        }
        row("snac", "public", OwnPlace::Posts);
        row("snac", "answer", OwnPlace::Posts);
        for (const char *what : {"unlisted", "private", "direct", "poll"}) {
            row("snac", what, OwnPlace::Home);
        }
        for (const char *what : {"public", "unlisted", "poll", "answer"}) {
            row("takahe", what, OwnPlace::Posts);
        }
        row("takahe", "private", OwnPlace::Home);
        row("takahe", "direct", OwnPlace::Home);
        row("pixelfed", "public", OwnPlace::Posts);
        row("pixelfed", "pictures", OwnPlace::Posts);
        row("pixelfed", "pictures and films", OwnPlace::Nowhere);
        row("pixelfed", "answer", OwnPlace::Nowhere);
    }
    void places()
    {
        QFETCH(QString, software);
        QFETCH(QString, what);
        Instance instance{.host = u"a.example"_s};
        instance.software = software;
        instance.family = Instance::Family::Mastodon;
        instance.checkedAt = 1;
        PostText post{.text = u"tea"_s};
        post.visibility = what == u"unlisted"_s ? Visibility::Unlisted
            : what == u"private"_s              ? Visibility::Private
            : what == u"direct"_s               ? Visibility::Direct
                                                : Visibility::Public;
        if (what == u"poll"_s) {
            post.poll.choices = {u"green"_s, u"black"_s};
        }
        if (what.startsWith(u"pictures"_s)) {
            const bool films = what.endsWith(u"films"_s);
            post.media = {Attachment{.type = u"image/png"_s},
                Attachment{.type = films ? u"video/mp4"_s : u"image/jpeg"_s}};
        }
        const QString parent = what == u"answer"_s ? u"5"_s : QString();
        QTEST(ownPlaceOf(Outgoing{.text = post, .replyToLocalId = parent}, instance), "place");
    }
};

QTEST_GUILESS_MAIN(tst_ownplace)
#include "tst_ownplace.moc"
