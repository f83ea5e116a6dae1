// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/attachmentsmodel.h"

#include "sync/attachmentfiles.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

QVariantList valuesOf(const AttachmentsModel &model, const char *role)
{
    const int number = model.roleNames().key(role);
    QVariantList values;
    for (int row = 0; row < model.rowCount(); ++row) {
        values << model.data(model.index(row), number);
    }
    return values;
}

/// An account at a server that tells these.
std::vector<Poster> telling(const PostingLimits &limits, const QString &software = {})
{
    const Instance server{.host = u"a.example"_s,
        .software = software,
        .family = Instance::Family::Mastodon,
        .posting = limits};
    return {posterOf({.acct = u"ao@a.example"_s, .host = u"a.example"_s}, server)};
}

/// Of so many pictures.
QByteArray gif(int pictures)
{
    const QByteArray head = QByteArray::fromHex("474946383961 0100 0100 80 00 00 000000 ffffff");
    const QByteArray picture = QByteArray::fromHex("2c 0000 0000 0100 0100 00 02 02 4401 00");
    return head + picture.repeated(pictures) + QByteArray(1, ';');
}

} // namespace

/// Files of a post that is being written.
class tst_attachmentsmodel : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AttachmentsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    QString data() const { return m_dir->filePath(u"data"_s); }
    QUrl picture(const QString &name, int width = 8)
    {
        const QString path = m_dir->filePath(name);
        QImage image(width, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        return image.save(path) ? QUrl::fromLocalFile(path) : QUrl();
    }
    QUrl written(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir->filePath(name));
        const bool whole = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        return whole ? QUrl::fromLocalFile(file.fileName()) : QUrl();
    }
    QStringList names() const
    {
        QStringList names;
        for (const Attachment &one : m_model->media()) {
            names << one.name;
        }
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(data()));
        m_model = std::make_unique<AttachmentsModel>(data());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void whatIsDroppedIsCopied()
    {
        QSignalSpy changed(m_model.get(), &AttachmentsModel::changed);
        const QUrl first = picture(u"花.png"_s);
        m_model->addFiles({first, picture(u"b.jpg"_s, 16)});
        QVERIFY(m_model->isBusy());
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(valuesOf(*m_model, "busy"), QVariantList({true, true}));
        QTRY_VERIFY(!m_model->isBusy());
        QCOMPARE(names(), QStringList({u"花.png"_s, u"b.jpg"_s}));
        QCOMPARE(m_model->media().first().size, QSize(8, 4));
        QCOMPARE(m_model->media().last().type, u"image/jpeg"_s);
        QVERIFY(!changed.isEmpty());
        QVERIFY(QFile::remove(first.toLocalFile()));
        QVERIFY(QFile::exists(attachmentPath(data(), m_model->media().first().file)));
        QVERIFY(
            valuesOf(*m_model, "preview").first().toString().startsWith(u"image://attachment/"_s));
        QVERIFY(m_model->problem().isEmpty());
    }

    void whatCannotBeHadIsSaid()
    {
        m_model->addFiles({QUrl(u"https://a.example/x.png"_s)});
        QVERIFY(!m_model->problem().isEmpty());
        m_model->addFiles({QUrl::fromLocalFile(m_dir->filePath(u"none.png"_s))});
        QTRY_VERIFY(!m_model->isBusy());
        QVERIFY(m_model->problem().contains(u"none.png"_s));
        QCOMPARE(m_model->rowCount(), 0);
        m_model->dismissProblem();
        QVERIFY(m_model->problem().isEmpty());
    }

    void noMoreThanGoWithIt()
    {
        m_model->setPosters({}, 2);
        m_model->addFiles({picture(u"a.png"_s), picture(u"b.png"_s), picture(u"c.png"_s)});
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(!m_model->problem().isEmpty());
        QTRY_COMPARE(names(), QStringList({u"a.png"_s, u"b.png"_s}));
        m_model->setPosters({}, 1); // another account
        const QVariantList troubles = valuesOf(*m_model, "trouble");
        QVERIFY(troubles.first().toString().isEmpty());
        QVERIFY(!troubles.last().toString().isEmpty());
    }

    void aPictureIsPasted()
    {
        QImage image(6, 5, QImage::Format_RGB32);
        image.fill(Qt::blue);
        QGuiApplication::clipboard()->setImage(image);
        QVERIFY(m_model->canPaste());
        QVERIFY(m_model->paste());
        QTRY_COMPARE(m_model->media().size(), 1);
        QCOMPARE(m_model->media().first().size, QSize(6, 5));
        QCOMPARE(m_model->media().first().type, u"image/png"_s);
    }

    void filesArePasted()
    {
        auto *mime = new QMimeData;
        mime->setUrls({picture(u"a.png"_s)});
        QGuiApplication::clipboard()->setMimeData(mime);
        QVERIFY(m_model->paste());
        QTRY_COMPARE(names(), QStringList({u"a.png"_s}));
    }

    void wordsArePastedAsWords()
    {
        QGuiApplication::clipboard()->setText(u"words"_s);
        QVERIFY(!m_model->canPaste());
        QVERIFY(!m_model->paste());
        auto *mime = new QMimeData; // of a table program
        mime->setText(u"1\t2"_s);
        mime->setImageData(QImage(4, 4, QImage::Format_RGB32));
        QGuiApplication::clipboard()->setMimeData(mime);
        QVERIFY(!m_model->paste());
        QCOMPARE(m_model->rowCount(), 0);
    }

    void aPictureWithItsAddressIsAPicture_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("html");
        QTest::addColumn<bool>("picture");
        const auto row = [](const char *name, const QString &words, const QString &html,
                             bool picture) { QTest::newRow(name) << words << html << picture; };
        const QString address = u"https://a.example/tin.png?x=1"_s;
        const QString image = u"<img src=\"https://a.example/tin.png\" alt=\"a tin\">"_s;
        const QString around = u"<!DOCTYPE html><html>\n<head><meta charset='utf-8'></head><body>"
                               "<!--StartFragment-->%1<!--EndFragment--></body></html>"_s;
        row("its address", address, {}, true);
        row("its address and an end of line", address + u'\n', {}, true);
        row("itself as an address", u"data:image/png;base64,AAAA"_s, {}, true);
        row("Firefox", address, image, true);
        row("in a whole page", u"a tin"_s, around.arg(image), true);
        row("cells", u"1\t2"_s, {}, false);
        row("one cell with an address", address,
            u"<table><tr><td>https://a.example/tin.png</td></tr></table>"_s, false);
        row("words about it", u"see "_s + address, {}, false);
        row("two addresses", address + u'\n' + address, {}, false);
        row("no address of the web", u"file:///etc/passwd"_s, {}, false);
        row("words and a picture", u"a tin"_s, around.arg(u"a tin"_s + image), false);
        row("two pictures", u"tins"_s, image + image, false);
    }
    void aPictureWithItsAddressIsAPicture()
    {
        QFETCH(QString, words);
        QFETCH(QString, html);
        QFETCH(bool, picture);
        auto *mime = new QMimeData;
        mime->setText(words);
        if (!html.isEmpty()) {
            mime->setHtml(html);
        }
        mime->setImageData(QImage(4, 4, QImage::Format_RGB32));
        QGuiApplication::clipboard()->setMimeData(mime);
        QCOMPARE(m_model->canPaste(), picture);
        QCOMPARE(m_model->paste(), picture);
        QTRY_COMPARE(m_model->media().size(), picture ? 1 : 0);
    }

    /// What can never go is known before anything is sent.
    void whatCannotBeReadIsMarked()
    {
        QVERIFY(m_model->trouble().isEmpty());
        m_model->addFiles(
            {picture(u"a.png"_s), written(u"b.png"_s, "\x89PNG\r\n\x1a\n and no more")});
        QTRY_COMPARE(m_model->media().size(), 2);
        QVERIFY(m_model->trouble().startsWith(u"b.png: "_s));
        QVERIFY(valuesOf(*m_model, "trouble").first().toString().isEmpty());
        QVERIFY(!valuesOf(*m_model, "trouble").last().toString().isEmpty());
        const QList<Attachment> kept = m_model->media();
        AttachmentsModel another(data()); // after a new start
        QSignalSpy told(&another, &AttachmentsModel::troubleChanged);
        another.show(kept);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(another.trouble(), m_model->trouble());
        QCOMPARE(another.media(), kept);
        m_model->take(1);
        QVERIFY(m_model->trouble().isEmpty());
    }

    /// A file that is gone is said when it is to go.
    void whatIsNotThereIsNotMeasured()
    {
        QSignalSpy told(m_model.get(), &AttachmentsModel::troubleChanged);
        m_model->show({{.file = u"gone.png"_s, .name = u"a"_s, .type = u"image/png"_s}});
        QTest::qWait(100);
        QCOMPARE(told.size(), 0);
        QVERIFY(m_model->trouble().isEmpty());
    }

    void aDamagedFilmIsNotTaken()
    {
        const QByteArray cut("\0\0\1\0"
                             "moov and then nothing",
            26);
        m_model->addFiles({written(u"a.mp4"_s, cut)});
        QTRY_VERIFY(!m_model->isBusy());
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY2(m_model->problem().contains(u"a.mp4"_s), qPrintable(m_model->problem()));
        QVERIFY(QDir(data() + u"/attachments"_s).isEmpty());
    }

    /// It cannot be made smaller: what is too large is known before anything is sent.
    void whatMovesIsJudgedAsFilmsAre()
    {
        m_model->setPosters(telling({.imageBytes = 10}), 4);
        m_model->addFiles({written(u"still.gif"_s, gif(1)), written(u"moving.gif"_s, gif(2))});
        QTRY_COMPARE(m_model->media().size(), 2);
        QVERIFY(!m_model->media().first().moves);
        QVERIFY(m_model->media().last().moves);
        QVERIFY2(m_model->trouble().startsWith(u"moving.gif: @ao@a.example: "_s),
            qPrintable(m_model->trouble()));
        QVERIFY(valuesOf(*m_model, "trouble").first().toString().isEmpty());
        QList<Attachment> kept = m_model->media();
        kept[1].moves = false; // as the terminal program attached it
        kept[1].size = {};
        AttachmentsModel another(data());
        another.setPosters(telling({.imageBytes = 10}), 4);
        QSignalSpy told(&another, &AttachmentsModel::troubleChanged);
        another.show(kept);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(another.trouble(), m_model->trouble());
    }

    /// As a HEIC where no plug-in reads it: what can be done about it is said.
    void whatCannotBeReadIsToBeSavedAnew()
    {
        m_model->addFiles({written(u"a.png"_s, QByteArray("\x89PNG\r\n\x1a\n") + "broken")});
        QTRY_COMPARE(m_model->media().size(), 1);
        QVERIFY2(m_model->trouble().contains(u"JPEG"_s), qPrintable(m_model->trouble()));
    }

    /// By whichever name the server and we call its type.
    void typesThatAreTaken()
    {
        m_model->show({{.file = u"1.ogg"_s, .name = u"a"_s, .type = u"audio/x-vorbis+ogg"_s}});
        m_model->setPosters(telling({.mediaTypes = {u"audio/ogg"_s}}), 4);
        QVERIFY(m_model->trouble().isEmpty());
        m_model->setPosters(telling({.mediaTypes = {u"audio/mpeg"_s}}), 4);
        QVERIFY(!m_model->trouble().isEmpty());
    }

    /// What a draft could not be read with again.
    void descriptionsEndSomewhere()
    {
        m_model->show({{.type = u"image"_s, .id = u"7"_s}});
        const QString most(longestFileDescription, u'x');
        m_model->setDescription(0, most);
        QCOMPARE(m_model->media().first().description, most);
        QVERIFY(m_model->problem().isEmpty());
        m_model->setDescription(0, most + u'x');
        QCOMPARE(m_model->media().first().description, most);
        QVERIFY(!m_model->problem().isEmpty());
        QVERIFY(isBounded({.media = m_model->media()}));
    }

    void theyAreDescribedMovedAndTakenAway()
    {
        m_model->addFiles({picture(u"a.png"_s), picture(u"b.png"_s)});
        QTRY_COMPARE(m_model->media().size(), 2);
        m_model->setDescription(1, u"a tin"_s);
        m_model->setFocus(1, -2, 0.5);
        m_model->move(1, 0);
        QCOMPARE(names(), QStringList({u"b.png"_s, u"a.png"_s}));
        QCOMPARE(m_model->media().first().description, u"a tin"_s);
        QCOMPARE(m_model->media().first().focus, QPointF(-1, 0.5));
        QVERIFY(!m_model->media().first().changed); // no server has it yet
        m_model->take(1);
        m_model->take(7);
        QCOMPARE(names(), QStringList({u"b.png"_s}));
    }

    /// What was said of it took longer to write than to take away.
    void whatIsDescribedCanBePutBack()
    {
        m_model->addFiles({picture(u"a.png"_s), picture(u"b.png"_s), picture(u"c.png"_s)});
        QTRY_COMPARE(m_model->media().size(), 3);
        m_model->take(2);
        QCOMPARE(m_model->takenNote(), QString()); // there was nothing to lose
        QCOMPARE(m_model->putBack(), -1);
        m_model->setDescription(0, u"a tin"_s);
        const QList<Attachment> before = m_model->media();
        QSignalSpy told(m_model.get(), &AttachmentsModel::takenChanged);
        QSignalSpy changed(m_model.get(), &AttachmentsModel::changed);
        m_model->take(0);
        QVERIFY(m_model->takenNote().startsWith(u"a.png "_s));
        QCOMPARE(m_model->putBack(), 0);
        QCOMPARE(m_model->media(), before);
        QCOMPARE(m_model->takenNote(), QString());
        QCOMPARE(told.size(), 2);
        QCOMPARE(changed.size(), 2);
        m_model->take(0);
        m_model->take(0); // b.png
        QCOMPARE(m_model->putBack(), 0);
        QCOMPARE(m_model->media(), before.first(1));
        m_model->take(0);
        m_model->forgetTaken();
        QCOMPARE(m_model->putBack(), -1);
        m_model->show(before);
        m_model->take(0);
        m_model->show({}); // another draft
        QCOMPARE(m_model->putBack(), -1);
        QVERIFY(m_model->media().isEmpty());
        m_model->show({{.type = u"image"_s, .description = u"a tin"_s, .id = u"7"_s}});
        m_model->take(0); // only its server has it, and no name
        QVERIFY(!m_model->takenNote().isEmpty());
        QCOMPARE(m_model->putBack(), 0);
    }

    void descriptionsAreCountedAsServersCount()
    {
        m_model->setPosters(telling({.description = 10}), 4);
        m_model->show({{.type = u"image"_s, .description = u"🐟🐟🐟"_s, .id = u"7"_s}});
        QCOMPARE(valuesOf(*m_model, "descriptionRoom"), QVariantList({7}));
        m_model->setDescription(0, QString(12, u'x'));
        QCOMPARE(valuesOf(*m_model, "descriptionRoom"), QVariantList({-2}));
        m_model->setPosters(telling({}, u"mastodon"_s), 4); // it refuses more without telling
        QCOMPARE(valuesOf(*m_model, "descriptionRoom"), QVariantList({1488}));
        m_model->setPosters(telling({}), 4); // nobody refuses it
        QCOMPARE(valuesOf(*m_model, "descriptionRoom"), QVariantList({99'988}));
    }

    void whatAServerHasIsShownAndDescribedAnew()
    {
        m_model->show(
            {{.type = u"image"_s, .id = u"7"_s, .preview = u"https://a.example/small.png"_s}});
        QVERIFY(valuesOf(*m_model, "preview").first().toString().startsWith(u"image://picture/"_s));
        m_model->setDescription(0, u"new"_s);
        QVERIFY(m_model->media().first().changed);
    }

    /// What was still being copied belongs to what was written before.
    void anotherDraftGetsNothingOfIt()
    {
        m_model->addFiles({picture(u"a.png"_s)});
        m_model->show({});
        QVERIFY(!m_model->isBusy());
        QTest::qWait(200);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(m_model->media().isEmpty());
    }
};

QTEST_MAIN(tst_attachmentsmodel)
#include "tst_attachmentsmodel.moc"
