//! Where in the conversation a connection stands, read from the bytes that pass: so that the report can say how many cuts
//! went through the middle of a frame.

/// A place in a stream of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Within the HTTP request or reply that opens the WebSocket.
    Handshake,
    /// Between two frames.
    Between,
    /// Within a frame.
    Within,
}

/// Follows one direction of a connection.
#[derive(Debug)]
pub struct Wire {
    state: State,
}

#[derive(Debug)]
enum State {
    /// So many bytes of the empty line that ends the handshake have passed.
    Handshake(usize),
    /// The head of a frame so far.
    Head(Vec<u8>),
    /// So many bytes of a frame are left.
    Payload(u64),
}

const END: &[u8; 4] = b"\r\n\r\n";

impl Default for Wire {
    fn default() -> Self {
        Self { state: State::Handshake(0) }
    }
}

impl Wire {
    /// These bytes have passed.
    pub fn pass(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((&byte, behind)) = rest.split_first() {
            match &mut self.state {
                State::Handshake(matched) => {
                    *matched = match byte {
                        _ if byte == END[*matched] => *matched + 1,
                        b'\r' => 1,
                        _ => 0,
                    };
                    if *matched == END.len() {
                        self.state = State::Head(Vec::new());
                    }
                    rest = behind;
                }
                State::Head(head) => {
                    head.push(byte);
                    if let Some(payload) = payload(head) {
                        self.state = if payload == 0 { State::Head(Vec::new()) } else { State::Payload(payload) };
                    }
                    rest = behind;
                }
                State::Payload(left) => {
                    let taken = rest.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                    *left -= taken as u64;
                    rest = &rest[taken..];
                    if *left == 0 {
                        self.state = State::Head(Vec::new());
                    }
                }
            }
        }
    }

    /// Where the stream stands now.
    pub fn place(&self) -> Place {
        match &self.state {
            State::Handshake(_) => Place::Handshake,
            State::Head(head) if head.is_empty() => Place::Between,
            State::Head(_) | State::Payload(_) => Place::Within,
        }
    }
}

/// Length of a frame's payload, once its head is complete.
fn payload(head: &[u8]) -> Option<u64> {
    let second = *head.get(1)?;
    let (short, masked) = (second & 0x7f, second & 0x80 != 0);
    let extended = match short {
        126 => 2,
        127 => 8,
        _ => 0,
    };
    let complete = 2 + extended + if masked { 4 } else { 0 };
    if head.len() < complete {
        return None;
    }
    Some(match extended {
        0 => u64::from(short),
        _ => head[2..2 + extended].iter().fold(0, |length, byte| length << 8 | u64::from(*byte)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at every byte of a stream, whatever pieces it comes in.
    fn places(bytes: &[u8], piece: usize) -> Vec<Place> {
        let mut wire = Wire::default();
        let mut places = Vec::new();
        for chunk in bytes.chunks(piece) {
            wire.pass(chunk);
            places.push(wire.place());
        }
        places
    }

    #[test]
    fn every_place_of_a_conversation_is_known() {
        let mut bytes = b"GET / HTTP/1.1\r\nA: b\r\r\n\r\n".to_vec();
        let handshake = bytes.len();
        // Five bytes, masked; then 300 bytes; then an empty frame; then 70,000 bytes.
        bytes.extend([0x81, 0x85, 1, 2, 3, 4]);
        bytes.extend([0; 5]);
        bytes.extend([0x81, 126, 1, 44]);
        bytes.extend([0; 300]);
        bytes.extend([0x89, 0]);
        bytes.extend([0x82, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70]);
        bytes.extend(vec![0; 70_000]);
        let between: Vec<usize> = places(&bytes, 1)
            .iter()
            .enumerate()
            .filter(|(_, place)| **place == Place::Between)
            .map(|(at, _)| at + 1 - handshake)
            .collect();
        assert_eq!(between, [0, 11, 11 + 304, 11 + 304 + 2, 11 + 304 + 2 + 70_010]);
        assert!(places(&bytes, 1)[..handshake - 1].iter().all(|place| *place == Place::Handshake));
        assert_eq!(places(&bytes, 7777).last(), places(&bytes, 1).last());
    }
}
