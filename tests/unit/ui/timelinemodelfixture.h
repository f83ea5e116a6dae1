// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowbuilder.h"
#include "ui/models/timelinemodel.h"
#include "unit/store/storetesting.h"

#include "base/flow.h"
#include "store/deletes.h"
#include "store/fanout.h"
#include "store/filters.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;
using asterism::ui::RowView;
using asterism::ui::TimelineModel;

/// A timeline model over a cache into which its tests put posts.
class TimelineModelFixture {
protected:
    void begin()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_next = 0;
        m_olderCalls = 0;
        m_olderAnswer = false;
        m_fillAnswer = Done{};
        m_answers = Post::Answers::Nobody;
        m_whileReading = {};
    }
    void end()
    {
        m_tester.reset();
        m_model.reset();
        m_folder.reset();
    }

    RowView made(const TimelineRow &row, const ui::RowNames &names) const
    {
        return *m_folder->read(
            [&](CacheTx &tx) -> Result<RowView> { return ui::makeRow(tx, row, names); });
    }

    static Source source() { return localSource(u"a.example"_s); }
    QString uri(int row) const { return m_model->at(row).uri; }

    void commitAboveAll(const std::vector<Prepared> &items)
    {
        PagePlace place = newest(source(), items);
        place.lastId = place.older = QString::number(1000 + m_next - 1);
        QVERIFY(m_folder->commit(guestAt(u"a.example"_s), place, items).ok());
    }

    /// `count` posts a second apart, joined to those before unless told otherwise.
    void arrive(int count, bool joined = true)
    {
        std::vector<Prepared> items;
        for (int i = m_next + count - 1; i >= m_next; --i) {
            items.push_back(postBy(ao, u"https://a.example/n%1"_s.arg(i), QString::number(1000 + i),
                noon - dayMs + i * 1000));
            items.back().item.post.answers = m_answers;
        }
        PagePlace place = newest(source(), items, m_next == 0);
        if (joined && m_next > 0) {
            place.lastId = QString::number(1000 + m_next - 1); // the page overlaps by a raw row
            place.older = place.lastId;
        }
        m_next += count;
        QVERIFY(m_folder->commit(guestAt(u"a.example"_s), place, items).ok());
    }

    /// Saves the place, and waits until it is written.
    void closeModel()
    {
        m_tester.reset();
        m_model.reset();
        (void)m_folder->writeUser([](UserTx &) { return Result<Done>(Done{}); });
    }

    ui::RowNames names()
    {
        if (m_whileReading && m_model) {
            // In the loop: the cache's answer comes behind it.
            QMetaObject::invokeMethod(m_model.get(), m_whileReading, Qt::QueuedConnection);
        }
        return {};
    }

    QSignalSpy makeModel()
    {
        m_model = std::make_unique<TimelineModel>(
            ui::TimelineContext{m_folder->store(), m_folder->clock, [this] { return names(); },
                [this](const std::vector<Source> &, qint64 below) {
                    ++m_olderCalls;
                    m_below = below;
                    return answered(m_olderAnswer);
                },
                [this](qint64) { return answered(m_fillAnswer); }},
            ui::RowQuery{.sources = {source()}}, u"column"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        return QSignalSpy(m_model.get(), &TimelineModel::startAt);
    }
    void show()
    {
        makeModel();
        QTRY_VERIFY(m_model->isReady());
    }

    const Actor ao = person(u"ao@a.example"_s);
    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Post::Answers m_answers = Post::Answers::Nobody; ///< of what arrives
    Result<Done> m_fillAnswer = Done{};
    std::function<void()> m_whileReading; ///< done each time the model has asked the cache
    int m_next = 0;
    int m_olderCalls = 0;
    Result<bool> m_olderAnswer = false;
    qint64 m_below = 0; ///< of the last call
};
