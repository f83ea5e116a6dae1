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
        m_model->setLimits({}, 2);
        m_model->addFiles({picture(u"a.png"_s), picture(u"b.png"_s), picture(u"c.png"_s)});
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(!m_model->problem().isEmpty());
        QTRY_COMPARE(names(), QStringList({u"a.png"_s, u"b.png"_s}));
        m_model->setLimits({}, 1); // another account
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

    void descriptionsAreCountedAsServersCount()
    {
        m_model->setLimits({.description = 10}, 4);
        m_model->show({{.type = u"image"_s, .description = u"🐟🐟🐟"_s, .id = u"7"_s}});
        QCOMPARE(valuesOf(*m_model, "descriptionRoom"), QVariantList({7}));
        m_model->setDescription(0, QString(12, u'x'));
        QCOMPARE(valuesOf(*m_model, "descriptionRoom"), QVariantList({-2}));
        m_model->setLimits({}, 4); // not told: Mastodon's
        QCOMPARE(valuesOf(*m_model, "descriptionRoom"), QVariantList({1488}));
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
