//! What was measured, as a table in Markdown.

use std::time::Duration;

use crate::process::Cost;

/// The costs of one kind of run.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) costs: Vec<Cost>,
}

impl Row {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            costs: Vec::new(),
        }
    }

    /// The median by the clock.
    pub(crate) fn wall(&self) -> Duration {
        let mut walls: Vec<Duration> = self.costs.iter().map(|cost| cost.wall).collect();
        walls.sort();
        walls.get(walls.len() / 2).copied().unwrap_or_default()
    }

    /// The mean, in seconds: it is counted in steps of 10 ms.
    pub(crate) fn processor(&self) -> Option<f64> {
        let each: Option<Vec<f64>> = self.costs.iter().map(|cost| cost.processor).collect();
        each.map(|each| each.iter().sum::<f64>() / each.len().max(1) as f64)
    }

    /// The most that any run had, in bytes.
    pub(crate) fn memory(&self) -> Option<u64> {
        self.costs.iter().filter_map(|cost| cost.memory).max()
    }
}

/// A line for each row, with its ratio to those that are named: of the time by the clock.
pub(crate) fn print(rows: &[Row], floor: &str, peer: &str) {
    println!("| | time | processor | memory | times the floor | Hugo's cold build is |");
    println!("| --- | --: | --: | --: | --: | --: |");
    let time_of = |name: &str| rows.iter().find(|row| row.name == name).map(Row::wall);
    for row in rows.iter().filter(|row| !row.costs.is_empty()) {
        let wall = row.wall().as_secs_f64();
        let processor = row.processor().map_or_else(|| "–".to_owned(), seconds);
        let memory = row.memory().map_or_else(|| "–".to_owned(), mib);
        let floor = time_of(floor).map(|floor| format!("{:.1}", wall / floor.as_secs_f64()));
        let peer = time_of(peer).filter(|peer| !peer.is_zero());
        let peer = peer.map(|peer| format!("{:.1} times as long", peer.as_secs_f64() / wall));
        println!(
            "| {} | {} | {processor} | {memory} | {} | {} |",
            row.name,
            seconds(wall),
            floor.unwrap_or_else(|| "–".to_owned()),
            peer.unwrap_or_else(|| "–".to_owned()),
        );
    }
}

fn seconds(seconds: f64) -> String {
    match seconds {
        seconds if seconds < 10.0 => format!("{seconds:.3} s"),
        seconds => format!("{seconds:.1} s"),
    }
}

fn mib(bytes: u64) -> String {
    format!("{:.0} MiB", bytes as f64 / 1_048_576.0)
}
